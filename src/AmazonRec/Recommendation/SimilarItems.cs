namespace AmazonRec.Recommendation;

/// <summary>The items most like one.</summary>
/// <param name="Item">The one.</param>
/// <param name="Space">Where nearness was looked for.</param>
/// <param name="MinRatings">Training ratings that a listed item has at least.</param>
/// <param name="LeftOut">Items that have fewer, and were not looked at.</param>
/// <param name="Similar">The others, nearest first.</param>
public sealed record SimilarItems(ItemCard Item, VectorSpace Space, int MinRatings, int LeftOut, IReadOnlyList<ItemNeighbour> Similar)
{
    /// <summary>The one content that was compared; null for all together, and for factors.</summary>
    public string? Content { get; init; }
}
