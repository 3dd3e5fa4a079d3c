namespace AmazonRec.Recommendation;

/// <summary>An item of a list.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Item">The item.</param>
/// <param name="Stars">The predicted rating, on the scale.</param>
/// <param name="Score">What the order went by: the prediction before it was put on the scale; or the ranker's score, which compares within
/// the list alone.</param>
public sealed record RecommendedItem(int Rank, ItemCard Item, float Stars, float Score)
{
    /// <summary>One standard deviation of the rating around its prediction; null where the model does not tell.</summary>
    public float? Deviation { get; init; }

    /// <summary>Why its stars are what they are; null where nobody asked.</summary>
    public Reasons? Why { get; init; }
}
