namespace AmazonRec.Recommendation;

/// <summary>An item that a user has rated.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stars">The rating.</param>
/// <param name="Time">When; null where the data do not tell.</param>
public sealed record RatedItem(ItemCard Item, float Stars, DateTimeOffset? Time);
