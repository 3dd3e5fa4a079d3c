namespace AmazonRec.Web.Api;

/// <summary>An item that is like another.</summary>
/// <param name="Item">The item.</param>
/// <param name="Cosine">How alike, -1 to 1.</param>
internal sealed record SimilarView(ItemView Item, float Cosine);
