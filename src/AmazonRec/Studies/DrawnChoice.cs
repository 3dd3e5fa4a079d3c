using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Studies;

/// <summary>
/// Chooses how factors are drawn, by training rows alone: each of a small grid is drawn on nine tenths of them, in short, and the one with the
/// least RMSE on the other tenth is taken.
/// </summary>
internal static class DrawnChoice
{
    private const double HeldOut = 0.1;
    private const ulong Seed = 2; // another tenth than the one that the blend's weights are fitted on
    private static readonly int[] Factors = [8, 12, 20];
    private static readonly double[] Zeros = [0, 0.02, 0.05, 0.1, 0.2];
    private static readonly BayesianOptions Short = new() { WhoRatedWhat = true, BurnIn = 20, Rounds = 60 };

    /// <summary>Chooses.</summary>
    /// <param name="split">Whose training rows; test rows are not looked at.</param>
    /// <param name="smoke">Whether hardly to draw at all.</param>
    /// <param name="threads">Of the grid, as many at once; the choice does not depend on it.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public static BayesianOptions Of(Split split, bool smoke, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var inner = split.WithoutTest(HeldOut, Seed);
        BayesianOptions[] grid = [.. from factors in Factors from zeros in Zeros select OnSmoke(Short with { Factors = factors, Zeros = zeros }, smoke)];
        var errors = new double[grid.Length];
        var done = 0;
        Parallel.For(0, grid.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, at =>
        {
            errors[at] = Predictions.Of(new BayesianFactors(inner.Train, grid[at], [], progress: null, cancellation), inner.Train, inner.Validation).Metrics().Rmse;
            lock (errors) progress?.Report((double)++done / grid.Length); // whoever shows it is told by one thread at a time
        });
        var best = Array.IndexOf(errors, errors.Min());
        return OnSmoke(new BayesianOptions { Factors = grid[best].Factors, Zeros = grid[best].Zeros }, smoke);
    }

    /// <summary>The choice in words.</summary>
    public static string Describe(BayesianOptions options) => FormattableString.Invariant($"{options.Factors} factors, pull to zero {options.Zeros}");

    private static BayesianOptions OnSmoke(BayesianOptions options, bool smoke) => smoke ? options with { BurnIn = 1, Rounds = 1, KeepEvery = 1 } : options;
}
