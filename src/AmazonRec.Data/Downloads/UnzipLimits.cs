namespace AmazonRec.Data.Downloads;

/// <summary>What an archive may hold, so that a wrong one can't fill the disk.</summary>
internal sealed record UnzipLimits
{
    /// <summary>Bytes of all files, unpacked. The largest set known, MovieLens latest, has some 2 GB.</summary>
    public long Bytes { get; init; } = 20_000_000_000;

    /// <summary>How many files.</summary>
    public int Files { get; init; } = 10_000;

    /// <summary>Free bytes on the disk that holds a folder.</summary>
    public Func<string, long> FreeSpace { get; init; } = Disk.FreeSpace;
}
