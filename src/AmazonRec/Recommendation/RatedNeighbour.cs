namespace AmazonRec.Recommendation;

/// <summary>An item that the user has rated, as a reason for another.</summary>
/// <param name="Item">The rated item.</param>
/// <param name="Stars">The user's rating.</param>
/// <param name="Cosine">How like the recommended one it is, -1 to 1.</param>
public sealed record RatedNeighbour(ItemCard Item, float Stars, float Cosine);
