namespace AmazonRec.Studies.Pages;

/// <summary>An item on a page of similar items.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, if known.</param>
/// <param name="Picture">The bytes of its picture's file; null where there is none.</param>
/// <param name="Cosine">How alike it is to the first of its row.</param>
public sealed record SimilarItem(string Id, string? Title, byte[]? Picture, double Cosine);
