namespace AmazonRec.Evaluation;

/// <summary>What one trivial baseline reaches under one kind of split.</summary>
/// <param name="Baseline">Its name.</param>
/// <param name="Rmse">Root mean squared error over the seeds.</param>
/// <param name="Mae">Mean absolute error over the seeds.</param>
/// <param name="Pearson">Linear correlation over the seeds; not defined for a constant.</param>
/// <param name="Runs">The metrics of each seed.</param>
public sealed record FloorLine(string Baseline, Spread Rmse, Spread Mae, Spread Pearson, IReadOnlyList<RatingMetrics> Runs)
{
    /// <summary>The line of a baseline's runs.</summary>
    internal static FloorLine Summarise(string baseline, IReadOnlyList<RatingMetrics> runs) =>
        new(
            baseline,
            Spread.Measure([.. runs.Select(r => r.Rmse)]),
            Spread.Measure([.. runs.Select(r => r.Mae)]),
            Spread.Measure([.. runs.Select(r => r.Pearson)]),
            runs);
}
