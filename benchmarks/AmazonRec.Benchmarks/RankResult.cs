namespace AmazonRec.Benchmarks;

/// <summary>How fast rankers are.</summary>
/// <param name="Lines">A line for each kind of work.</param>
/// <param name="VectorBits">Bits of the widest vectors that .NET used.</param>
public sealed record RankResult(IReadOnlyList<RankResult.Line> Lines, int VectorBits)
{
    /// <summary>One kind of work.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="Data">On what.</param>
    /// <param name="Ours">Seconds.</param>
    /// <param name="Numpy">numpy's, taken in turn with ours; null where it was not asked for or not there.</param>
    public sealed record Line(string Name, string Data, Timing Ours, Timing? Numpy)
    {
        /// <summary>How many times as long numpy takes, by the medians.</summary>
        public double? TimesFaster => Numpy is { } peer ? peer.Median / Ours.Median : null;
    }
}
