namespace AmazonRec.Recommendation;

/// <summary>The best items for someone.</summary>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="Source">What the predicted stars were made from.</param>
/// <param name="Explanation">The same as a sentence.</param>
/// <param name="Items">The items, best first.</param>
public sealed record RecommendedList(string? User, AnswerSource Source, string Explanation, IReadOnlyList<RecommendedItem> Items)
{
    /// <summary>What the order went by, in words: <c>predicted stars</c>, or <c>auto (ease, als): what people choose</c>.</summary>
    public string RankedBy { get; init; } = Recommender.ByStars;
}
