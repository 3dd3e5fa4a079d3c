namespace AmazonRec.Data.Downloads;

/// <summary>A file that is there now.</summary>
/// <param name="Path">Where.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="AlreadyThere">It was there before, and nothing was fetched.</param>
/// <param name="Address">Where it came from; null if it was there before.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal; null if it was there before.</param>
/// <param name="Checksum">What is known of its published checksum.</param>
public sealed record DownloadedFile(
    string Path,
    long Bytes,
    bool AlreadyThere,
    Uri? Address = null,
    string? Sha256 = null,
    ChecksumState Checksum = ChecksumState.NotPublished);
