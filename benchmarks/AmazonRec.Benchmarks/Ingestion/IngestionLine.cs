namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>A file of the benchmark, read several times by ours and the peers in turn.</summary>
/// <param name="Name">Which.</param>
/// <param name="FileBytes">Bytes of the file.</param>
/// <param name="Rows">Rows of the file; the same for all who read it.</param>
/// <param name="Kept">Rows after the filter, likewise.</param>
/// <param name="Seconds">Ours, each time.</param>
/// <param name="PeakBytes">Our greatest memory, the median.</param>
/// <param name="Peers">Who else read it.</param>
public sealed record IngestionLine(
    string Name, long FileBytes, long Rows, long Kept, Timing Seconds, double PeakBytes, IReadOnlyList<IngestionPeer> Peers)
{
    /// <summary>Seconds to inflate the file and do nothing with it; null where it is not packed.</summary>
    public Timing? InflateSeconds { get; init; }
}
