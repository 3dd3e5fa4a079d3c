namespace AmazonRec.Data.Downloads;

/// <summary>A line of images.json.</summary>
/// <param name="Item">The item's id, as it is.</param>
/// <param name="Url">The photo's address.</param>
/// <param name="Status">What came of it.</param>
/// <param name="File">The file's name in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256: many items of a shop share one photo.</param>
/// <param name="Reason">Why there is no file.</param>
public sealed record ImageRecord(
    string Item, string Url, ImageStatus Status, string? File = null, long? Bytes = null, string? Sha256 = null, string? Reason = null);
