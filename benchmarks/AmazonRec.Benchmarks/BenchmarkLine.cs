namespace AmazonRec.Benchmarks;

/// <summary>One line of the benchmark, measured.</summary>
/// <param name="Name">Which.</param>
/// <param name="Title">In words.</param>
/// <param name="Task">What was measured: seconds for an epoch, milliseconds for scoring.</param>
/// <param name="BatchSize">Rows per step.</param>
/// <param name="DenseOperations">Floating-point operations of an epoch's dense layers.</param>
/// <param name="Ours">On one thread, then on all; empty where this version lacks the model.</param>
/// <param name="Peers">The peers, where they were asked for.</param>
public sealed record BenchmarkLine(
    string Name,
    string Title,
    BenchmarkTask Task,
    int BatchSize,
    double DenseOperations,
    IReadOnlyList<Timing> Ours,
    IReadOnlyList<PeerTiming> Peers)
{
    /// <summary>How it stands to its goals; empty for a smoke run, whose sizes say nothing.</summary>
    public IReadOnlyList<GoalResult> Goals { get; init; } = [];

    /// <summary>Why something is missing.</summary>
    public string? Note { get; init; }

    /// <summary>How many times as long a peer takes, by the medians: on all threads, or on one where the peer is compared on one.</summary>
    public double TimesFasterThan(PeerTiming peer) => peer.Timing.Median / (peer.OneThread ? Ours[0] : Ours[^1]).Median;
}
