namespace AmazonRec.Recommendation;

/// <summary>An item that is like another.</summary>
/// <param name="Item">The item.</param>
/// <param name="Cosine">How alike, -1 to 1.</param>
public sealed record ItemNeighbour(ItemCard Item, float Cosine);
