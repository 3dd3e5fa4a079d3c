using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Training;

namespace AmazonRec.Evaluation.Folds;

/// <summary>
/// Every candidate on every fold, one or several at a time. Each fit owns what it writes, so that the bits are the same either way.
/// </summary>
internal sealed class FoldFits(
    IReadOnlyList<Split> folds,
    IReadOnlyList<Candidate> candidates,
    CrossValidationOptions options,
    IProgress<CrossValidationProgress>? progress)
{
    private readonly (FoldResult Result, Predictions Predictions)[] _done = new (FoldResult, Predictions)[folds.Count * candidates.Count];
    private readonly double[] _shares = new double[folds.Count * candidates.Count];
    private readonly Lock _telling = new();

    /// <summary>The fits of a candidate, in the order of the folds.</summary>
    public IReadOnlyList<(FoldResult Result, Predictions Predictions)> Of(int candidate) =>
        [.. Enumerable.Range(0, folds.Count).Select(fold => _done[(fold * candidates.Count) + candidate])];

    /// <summary>Fits all; where one fails, the others are ended and its error is told.</summary>
    public void Run(int parallel, CancellationToken cancellation) =>
        SideBySide.Run(_done.Length, parallel, options.Threads, Fit, cancellation);

    private void Fit(int fit, int threads, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        var (fold, candidate) = (fit / candidates.Count, candidates[fit % candidates.Count]);
        var split = folds[fold];
        var work = new FoldWork(fold, threads, new ImmediateProgress<double>(share => Tell(fit, share, finished: null)), cancellation);
        var predictor = candidate.Fit(split.WithoutTest(candidate.Validation, options.Seed + (ulong)fold), work);
        var predictions = Predictions.Make(predictor, split);
        var result = new FoldResult(candidate.Name, fold + 1, split.Hash, predictions.Metrics(), clock.Elapsed.TotalSeconds);
        _done[fit] = (result, predictions);
        Tell(fit, 1, result);
    }

    private void Tell(int fit, double share, FoldResult? finished)
    {
        if (progress is null) return;
        lock (_telling)
        {
            _shares[fit] = share;
            progress.Report(new CrossValidationProgress(_shares.Sum() / _shares.Length, finished));
        }
    }
}
