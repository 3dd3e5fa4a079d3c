namespace AmazonRec.Studies.Results;

/// <summary>The ratings of a category of items.</summary>
/// <param name="All">All of them.</param>
/// <param name="Genders">Those of users whose gender is told, women's first; empty where the data tell no user's.</param>
public sealed record RatedCategory(RatingGroup All, IReadOnlyList<RatingGroup> Genders);
