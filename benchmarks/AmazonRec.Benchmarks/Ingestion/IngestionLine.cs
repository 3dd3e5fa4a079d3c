namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>A file of the benchmark, read several times by ours and the peer in turn.</summary>
/// <param name="Name">Which.</param>
/// <param name="FileBytes">Bytes of the file.</param>
/// <param name="Rows">Rows of the file; the same for all who read it.</param>
/// <param name="Kept">Rows after the filter, likewise.</param>
/// <param name="Seconds">Ours, each time.</param>
/// <param name="PeakBytes">Our greatest memory, the median.</param>
/// <param name="Peer">Who else read it; null where none could.</param>
/// <param name="PeerSeconds">The peer's times.</param>
/// <param name="PeerPeakBytes">The peer's greatest memory, the median.</param>
public sealed record IngestionLine(
    string Name, long FileBytes, long Rows, long Kept, Timing Seconds, double PeakBytes, string? Peer, Timing? PeerSeconds,
    double? PeerPeakBytes)
{
    /// <summary>Seconds to inflate the file and do nothing with it; null where it is not packed.</summary>
    public Timing? InflateSeconds { get; init; }

    /// <summary>How many times as long the peer takes, by the medians.</summary>
    public double? TimesFaster => PeerSeconds?.Median / Seconds.Median;
}
