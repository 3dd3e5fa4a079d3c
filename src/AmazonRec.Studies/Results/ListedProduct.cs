namespace AmazonRec.Studies.Results;

/// <summary>A product of a listing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; empty where there are no metadata, or they do not tell.</param>
/// <param name="Brand">Its brand, likewise.</param>
/// <param name="Stars">The user's stars for one that was bought, else the predicted rating, which may leave the scale.</param>
public sealed record ListedProduct(string Id, string Title, string Brand, double Stars);
