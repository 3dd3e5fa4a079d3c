namespace AmazonRec.Recommendation;

/// <summary>The best items for someone.</summary>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="Source">What the answer was made from.</param>
/// <param name="Explanation">The same as a sentence.</param>
/// <param name="Items">The items, best first.</param>
public sealed record RecommendedList(string? User, AnswerSource Source, string Explanation, IReadOnlyList<RecommendedItem> Items);
