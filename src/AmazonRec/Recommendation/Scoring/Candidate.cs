namespace AmazonRec.Recommendation.Scoring;

/// <summary>An item that may be on a list.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct Candidate(int Item, float Score);
