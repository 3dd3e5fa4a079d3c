using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Rankers;

namespace AmazonRec.Runs;

/// <summary>One ranker on one split, beside the trivial ones.</summary>
public static class RankingExperiment
{
    /// <summary>Trains a ranker and judges its lists by the test rows.</summary>
    /// <param name="split">The rows; ratings or implicit data.</param>
    /// <param name="options">Which ranker, and how.</param>
    /// <param name="ranking">How lists are judged.</param>
    /// <param name="negatives">Item codes that each test row is ranked against; null for all items alone.</param>
    /// <param name="progress">Told the share of the training that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">As <see cref="RankerTraining.Fit"/>.</exception>
    public static (TrainedRanker Ranker, RankingRun Result) Run(
        Split split,
        RankerOptions options,
        RankingOptions ranking,
        IReadOnlyList<int[]>? negatives = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        if (negatives is { Count: > 0 }) options = options with { Negatives = (int)Math.Round(negatives.Average(row => row.Length)) };
        var ranker = RankerTraining.Fit(split, options, progress, cancellation);
        var result = Judge(ranker, split, ranking, negatives, cancellation: cancellation);
        return (ranker, result with { Seconds = clock.Elapsed.TotalSeconds });
    }

    /// <summary>Judges the lists of a ranker that is there by the test rows, beside the trivial ones.</summary>
    /// <param name="ranker">Trained on the rows before the test rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="ranking">How lists are judged.</param>
    /// <param name="negatives">Item codes that each test row is ranked against; null for all items alone.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RankingRun Judge(
        TrainedRanker ranker,
        Split split,
        RankingOptions ranking,
        IReadOnlyList<int[]>? negatives = null,
        BootstrapOptions? draws = null,
        CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var popular = new MostPopular(split.BeforeTest);
        var nobody = RankingEvaluation.NobodyToJudge(split, ranking);
        var lists = nobody is null
            ? RankingComparison.Measure(split, ranking, [(ranker.Name, ranker)], draws, cancellation)
            : null;
        var (given, givenPopular) = (Given(ranker), Given(popular));
        var leak = split.Train.IsImplicit ? null : SplitLeak.Measure(split);
        return new RankingRun(
            ranker.Name,
            split.Train.Funnel,
            split.Train.BadRows,
            leak is null ? SplitSummary.Create(split) : SplitSummary.Create(split, leak),
            ranker.Report!,
            given?.At[^1].ByName() ?? lists?.Rankers[^1].Judged.At[^1].ByName() ?? new Dictionary<string, double>(),
            clock.Elapsed.TotalSeconds)
        {
            Lists = lists,
            ByItemRows = nobody is null ? RankingSlices.Measure(ranker, split, ranking, cancellation) : null,
            Leak = leak,
            Unranked = nobody,
            Given = given,
            GivenPopular = givenPopular,
        };

        SampledRanking? Given(IItemRanker one) => negatives is null
            ? null
            : SampledRanking.Measure(one, split.Test, negatives, ranking.Cutoffs, cancellation: cancellation);
    }

    /// <summary>
    /// Why a split gives a ranker nothing to learn from or to be chosen by, to follow a colon; null where it gives something.
    /// </summary>
    /// <param name="split">The rows.</param>
    /// <param name="options">Which ranker, and how.</param>
    public static string? NothingToChooseBy(Split split, RankerOptions options)
    {
        var from = split.Train.IsImplicit ? null : options.RelevantFrom;
        if (from is { } least && options.LikedOnly != false && !split.Train.Value.Any(value => value >= least))
            return $"no training row has {least} stars or more";
        if (split.Validation.Count == 0 || split.Protocol != Protocol.Clean)
            return options.Ranker == AutoRanker.Name ? "there are no validation rows to choose rankers by" : null;
        var (known, held) = (Interactions.From(split.Train), Interactions.From(split.Validation, from));
        for (var user = 0; user < held.Users.Count; user++)
            if (held.ItemsOf(user).ToArray().Except(known.ItemsOf(user).ToArray()).Any()) return null;
        return $"no validation row {(from is { } liked ? $"of {liked} stars or more " : "")}is of an item that is new to its user";
    }
}
