namespace AmazonRec.Data.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Length">Bytes on disk.</param>
/// <param name="Total">Bytes of the whole file, where the server told.</param>
/// <param name="Note">What happened, where something did: an interruption, and what is done about it.</param>
public readonly record struct DownloadProgress(string File, long Length, long? Total, string? Note = null);
