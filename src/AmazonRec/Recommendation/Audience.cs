namespace AmazonRec.Recommendation;

/// <summary>The users who would rate an item highest.</summary>
/// <param name="Item">The item.</param>
/// <param name="Users">How many users were asked: those with training ratings.</param>
/// <param name="Best">The users, the highest prediction first; of equal ones the earlier id.</param>
public sealed record Audience(ItemCard Item, int Users, IReadOnlyList<AudienceMember> Best);
