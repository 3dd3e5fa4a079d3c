namespace AmazonRec.Recommendation;

/// <summary>A user to whom an item may be offered.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="User">The user's id.</param>
/// <param name="Stars">The predicted rating, on the scale.</param>
/// <param name="Score">The prediction before it was put on the scale.</param>
/// <param name="Place">Where the item would stand in the list of all items that this user has not rated: 1 is the best.</param>
/// <param name="ListLength">Items of that list, this one among them.</param>
/// <param name="Ratings">The user's training ratings.</param>
public sealed record AudienceMember(int Rank, string User, float Stars, float Score, int Place, int ListLength, int Ratings);
