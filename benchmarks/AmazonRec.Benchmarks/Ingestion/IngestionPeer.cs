namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>A file of the benchmark as another program read it.</summary>
/// <param name="Name">Which: pandas, DuckDB, Python json.</param>
/// <param name="Seconds">Its times, taken in turn with ours.</param>
/// <param name="PeakBytes">Its greatest memory, the median.</param>
/// <param name="TimesFaster">How many times as long as ours it takes, by the medians.</param>
public sealed record IngestionPeer(string Name, Timing Seconds, double PeakBytes, double TimesFaster);
