using System.Collections.Concurrent;
using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>Models that were fitted anew on the same folds.</summary>
/// <param name="Leaderboard">On the test rows of all folds together.</param>
/// <param name="Leak">The verdict on the folds.</param>
public sealed record ComparedModels(Leaderboard Leaderboard, SplitLeak? Leak)
{
    /// <summary>Deals ratings to folds, fits every candidate on each, and makes a leaderboard against tuned-bias.</summary>
    /// <param name="ratings">All rows.</param>
    /// <param name="candidates">At least one, under different names; tuned-bias among them where it is to be compared with.</param>
    /// <param name="baselines">Names of the candidates that are trivial.</param>
    /// <param name="options">How folds are dealt.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="lists">Whether lists are made of the first fold's models.</param>
    /// <param name="progress">Told how far the fits are, by one thread at a time.</param>
    /// <param name="cancellation">Ends it; nothing comes of it then.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two candidates have the same name.</exception>
    public static ComparedModels Measure(
        Ratings ratings,
        IReadOnlyList<Candidate> candidates,
        IReadOnlyCollection<string> baselines,
        CrossValidationOptions options,
        BootstrapOptions draws,
        bool lists = false,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var folds = options.Deal(ratings);
        var fitted = new ConcurrentDictionary<string, IRatingPredictor>(); // of the first fold, for lists
        var result = CrossValidation.Run(
            folds, lists ? [.. candidates.Select(Keeping)] : candidates, options, progress, cancellation);
        Entrant[] entrants = [
            .. result.Candidates.Select(c => new Entrant(c.Name, c.Pooled, c.Folds.Sum(fold => fold.Seconds))
            {
                IsBaseline = baselines.Contains(c.Name),
                Ndcg = lists ? LeaderboardLists.Ndcg(fitted[c.Name], folds[0], draws.Seed, cancellation) : null,
            })];
        return new ComparedModels(Leaderboard.Create(entrants, Baseline.Yardstick.Name, draws), result.Leak);

        Candidate Keeping(Candidate candidate) => candidate with
        {
            Fit = (fold, work) =>
            {
                var predictor = candidate.Fit(fold, work);
                if (work.Fold == 0) fitted[candidate.Name] = predictor;
                return predictor;
            },
        };
    }
}
