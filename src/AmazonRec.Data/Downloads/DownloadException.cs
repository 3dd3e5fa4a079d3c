namespace AmazonRec.Data.Downloads;

/// <summary>A file could not be had; the message names its address, the reason and the remedy.</summary>
public sealed class DownloadException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Whether another server may well have the file.</summary>
    internal bool AnotherHomeMayHelp { get; init; }
}
