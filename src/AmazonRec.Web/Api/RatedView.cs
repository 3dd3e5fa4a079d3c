namespace AmazonRec.Web.Api;

/// <summary>An item that someone rated.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stars">The rating.</param>
/// <param name="Time">When; null where the data do not tell.</param>
internal sealed record RatedView(ItemView Item, float Stars, DateTimeOffset? Time);
