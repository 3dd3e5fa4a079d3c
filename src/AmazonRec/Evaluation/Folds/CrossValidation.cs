using AmazonRec.Data;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Evaluation.Folds;

/// <summary>
/// Fits candidates on folds: fresh weights, and features of their own, for every fold. A candidate never gets the test rows of a fold into
/// its hands; it is asked for their users and items after it has been fitted.
/// </summary>
public static class CrossValidation
{
    /// <summary>Deals ratings to folds, and fits each candidate on each.</summary>
    /// <param name="ratings">All rows.</param>
    /// <param name="candidates">At least one, under different names.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is, by one thread at a time.</param>
    /// <param name="cancellation">Ends it; nothing comes of it then.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two candidates have the same name.</exception>
    public static CrossValidationResult Run(
        Ratings ratings,
        IReadOnlyList<Candidate> candidates,
        CrossValidationOptions? options = null,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        return Run(options.Deal(ratings), candidates, options, progress, cancellation);
    }

    /// <summary>Fits each candidate on each of some splits, such as the published folds of a data set.</summary>
    /// <inheritdoc cref="Run(Ratings, IReadOnlyList{Candidate}, CrossValidationOptions, IProgress{CrossValidationProgress}, CancellationToken)"/>
    public static CrossValidationResult Run(
        IReadOnlyList<Split> folds,
        IReadOnlyList<Candidate> candidates,
        CrossValidationOptions? options = null,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        if (folds.Count == 0 || candidates.Count == 0)
            throw new ArgumentException("Cross-validation takes at least one fold and one candidate.");
        if (candidates.CountBy(c => c.Name).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            throw new ArgumentException($"Two candidates are named '{twice}'.");
        var fits = new FoldFits(folds, candidates, options, progress);
        fits.Run(Parallel(folds, candidates, options), cancellation);
        CandidateResult[] results = [
            .. candidates.Select((candidate, index) => CandidateResult.Measure(candidate.Name, fits.Of(index), options.Level))];
        return new CrossValidationResult([.. folds.Select(fold => fold.Method)], results)
        {
            Leak = results.Aggregate(SplitLeak.Measure(folds), (leak, of) => leak.With(of.Name, of.Pooled.Predicted, of.Pooled.Actual)),
        };
    }

    /// <summary>As many fits at a time as are asked for and have room.</summary>
    internal static int Parallel(IReadOnlyList<Split> folds, IReadOnlyList<Candidate> candidates, CrossValidationOptions options)
    {
        var shape = new ModelShape(folds[0].Train.Users.Count, folds[0].Train.Items.Count);
        var room = MemoryNeed.Available / Math.Max(1, candidates.Max(candidate => candidate.Memory(shape)));
        return (int)Math.Clamp(room, 1, Math.Min(Math.Min(options.Parallel, options.Threads), folds.Count * candidates.Count));
    }
}
