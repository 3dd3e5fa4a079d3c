namespace AmazonRec.Data.Downloads;

/// <summary>How photos are fetched: gently, as many servers, and other people, are to be spared.</summary>
public sealed record ImageOptions
{
    /// <summary>Photos under way at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Least time between two requests to one host.</summary>
    public TimeSpan PerHost { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>A photo of more bytes is refused.</summary>
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>Try again what was not there, or no photo, the last time.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>No byte for so long is a stall.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait between tries at one photo, and how often to try.</summary>
    public Backoff Backoff { get; init; } = new() { Retries = 3 };

    /// <summary>The index is written after so many photos, and at the end.</summary>
    public int SaveEvery { get; init; } = 200;

    /// <summary>Refuses numbers that make no sense.</summary>
    /// <exception cref="ArgumentException">One does not.</exception>
    public void Validate()
    {
        if (Parallel is < 1 or > 64) throw new ArgumentException($"--parallel is {Parallel}; it takes 1 to 64.");
        if (PerHost < TimeSpan.Zero || PerHost > TimeSpan.FromHours(1))
            throw new ArgumentException($"--per-host is {PerHost.TotalSeconds}; it takes 0 to 3600 seconds.");
        if (MaxBytes < 1) throw new ArgumentException("The size limit of a photo must be above 0.");
    }
}
