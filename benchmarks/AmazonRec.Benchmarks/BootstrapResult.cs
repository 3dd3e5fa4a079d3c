namespace AmazonRec.Benchmarks;

/// <summary>How fast intervals are drawn.</summary>
/// <param name="Rows">Test rows, each a unit.</param>
/// <param name="Resamples">How often they are drawn anew.</param>
/// <param name="Ours">Seconds.</param>
/// <param name="Numpy">numpy's, taken in turn with ours; null where it was not asked for or not there.</param>
public sealed record BootstrapResult(int Rows, int Resamples, Timing Ours, Timing? Numpy)
{
    /// <summary>How many times as long numpy takes, by the medians.</summary>
    public double? TimesFaster => Numpy is { } peer ? peer.Median / Ours.Median : null;
}
