namespace AmazonRec.Web.Api;

/// <summary>An item that someone rated, as a reason for another.</summary>
/// <param name="Item">The rated item.</param>
/// <param name="Stars">The rating.</param>
/// <param name="Cosine">How like the recommended item it is, -1 to 1.</param>
internal sealed record LikedView(ItemView Item, float Stars, float Cosine);
