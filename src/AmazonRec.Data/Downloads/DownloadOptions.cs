namespace AmazonRec.Data.Downloads;

/// <summary>How files are fetched.</summary>
public sealed record DownloadOptions
{
    /// <summary>Fetch a file again that is there already.</summary>
    public bool Force { get; init; }

    /// <summary>No byte for so long is a stall: the connection is given up and taken up anew.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait between tries, and how often to try.</summary>
    public Backoff Backoff { get; init; } = new();

    /// <summary>Redirects followed for one request; more is taken for a loop.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Free bytes on the disk that holds a folder.</summary>
    public Func<string, long> FreeSpace { get; init; } = Disk.FreeSpace;
}
