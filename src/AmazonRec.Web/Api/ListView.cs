using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>The best items for someone.</summary>
/// <param name="User">The user; null for someone without an id.</param>
/// <param name="Source">What the predicted stars were made from.</param>
/// <param name="Explanation">The same as a sentence.</param>
/// <param name="Items">The items, best first.</param>
internal sealed record ListView(string? User, AnswerSource Source, string Explanation, IReadOnlyList<RecommendedView> Items)
{
    /// <summary>What the order went by, in words.</summary>
    public required string RankedBy { get; init; }
}
