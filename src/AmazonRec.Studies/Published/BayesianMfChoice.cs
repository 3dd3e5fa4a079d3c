using AmazonRec.Evaluation;
using AmazonRec.Models.Bayesian;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Published;

/// <summary>
/// Chooses the options of Bayesian MF, by training rows alone: some choices are fitted to nine tenths of them, with few rounds, and the one
/// with the least RMSE on the other tenth is taken. First how hard groups are pulled to zero, with 12 factors; then how many factors, with
/// that pull.
/// </summary>
internal static class BayesianMfChoice
{
    private const double HeldOut = 0.1;
    private const ulong Seed = 2; // another tenth than the one that the blend's weights are fitted on
    private static readonly int[] OtherFactors = [8, 20];
    private static readonly double[] Zeros = [0, 0.02, 0.05, 0.1, 0.2];
    private static readonly BayesianMfOptions Short = new() { Factors = 12, BurnIn = 20, Rounds = 60 };

    /// <summary>Chooses.</summary>
    /// <param name="fold">Whose training rows; test rows are not looked at.</param>
    /// <param name="variant">For what: each has options of its own.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public static BayesianMfOptions Choose(StudyFold fold, BayesianMfVariant variant, IProgress<double>? progress)
    {
        var inner = fold.Split.WithoutTest(HeldOut, Seed);
        var content = variant.Content.Features(fold with { Split = inner });
        var (done, of) = (0, Zeros.Length + OtherFactors.Length);
        var tried = Try([.. Zeros.Select(zeros => Short with { Zeros = zeros })]);
        var best = tried.MinBy(d => d.Rmse);
        best = Try([.. OtherFactors.Select(factors => best.Options with { Factors = factors })]).Prepend(best).MinBy(d => d.Rmse);
        var (whole, choice) = (fold.Options.IsShort ? Short : new BayesianMfOptions(), best.Options);
        return OnSmoke(whole with { Factors = choice.Factors, Zeros = choice.Zeros, WhoRatedWhat = variant.WhoRatedWhat }, fold);

        // As many at once as there are threads; the choice does not depend on it.
        (BayesianMfOptions Options, double Rmse)[] Try(BayesianMfOptions[] choices)
        {
            var errors = new double[choices.Length];
            var threads = new ParallelOptions { MaxDegreeOfParallelism = fold.Options.Threads, CancellationToken = fold.Cancellation };
            Parallel.For(0, choices.Length, threads, at =>
            {
                var options = OnSmoke(choices[at] with { WhoRatedWhat = variant.WhoRatedWhat }, fold);
                errors[at] = Predictions.Make(
                    new BayesianMf(inner.Train, options, content, progress: null, fold.Cancellation),
                    inner.Train,
                    inner.Validation).Metrics().Rmse;
                lock (errors) progress?.Report((double)++done / of); // whoever shows it is told by one thread at a time
            });
            return [.. choices.Zip(errors)];
        }
    }

    /// <summary>The choice in words.</summary>
    public static string Describe(BayesianMfOptions options) =>
        FormattableString.Invariant($"{options.Factors} factors, pull to zero {options.Zeros}");

    private static BayesianMfOptions OnSmoke(BayesianMfOptions options, StudyFold fold) =>
        fold.Options.Smoke ? options with { BurnIn = 1, Rounds = 1, KeepEvery = 1 } : options;
}
