using System.Text.Json.Serialization;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Rankers;

namespace AmazonRec.Runs;

/// <summary>All that the test rows of a split tell of a fitted model, beside trivial predictors and rankers.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Split">The rows.</param>
/// <param name="Metrics">On the test rows: of the trivial baselines, then of the model.</param>
/// <param name="Intervals">The model's, of test users drawn anew with all their rows.</param>
/// <param name="AgainstBaseline">The model less the yardstick, the tuned-bias baseline.</param>
/// <param name="Slices">Where the model errs.</param>
/// <param name="Calibration">Whether a prediction of 4 stars gets 4 stars on average.</param>
/// <param name="Ranking">
/// Lists of the model, and of the run's ranker, beside those of the trivial rankers; null where there is nobody to judge.
/// </param>
public sealed record RunEvaluation(
    string Model,
    SplitSummary Split,
    IReadOnlyDictionary<string, RatingMetrics> Metrics,
    RatingIntervals Intervals,
    Comparison AgainstBaseline,
    Slices Slices,
    Calibration Calibration,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RankingComparison? Ranking)
{
    /// <summary>
    /// The lists of the run's ranker, the last of the rankers, less those by predicted stars, at the largest cutoff: mean difference in
    /// NDCG with its interval, and a paired test over users; null without a ranker.
    /// </summary>
    public RankingDifference? RankerAgainstStars { get; init; }

    /// <summary>Why there is nobody to judge lists by; null where there is.</summary>
    public string? Unranked { get; init; }

    /// <summary>Why all lists are near 0, in a sentence; null where nothing speaks against them.</summary>
    public string? RankingNote { get; init; }

    /// <summary>The verdict on the split; null where the rows of a run of before there was one do not tell enough.</summary>
    public SplitLeak? Leak { get; init; }

    /// <summary>Evaluates a model.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="model">Fitted on the split's training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="ranking">How lists are made and judged.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="content">Of the items, by id, to tell how similar those of a list are; null where nothing is known of them.</param>
    /// <param name="ranker">What the run's lists are ordered by, trained on the same rows; null for predicted stars.</param>
    /// <param name="progress">Told the share of the lists that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the split has no test rows.</exception>
    public static RunEvaluation Measure(
        string name, IRatingPredictor model, Split split, RankingOptions ranking, BootstrapOptions draws, FeatureMatrix? content = null,
        TrainedRanker? ranker = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var own = Predictions.Make(model, split);
        var baselines = Baseline.All.ToDictionary(b => b.Name, b => Predictions.Make(b.Fit(split.Train), split));
        var yardstick = baselines[Baseline.Yardstick.Name];
        var nobody = RankingEvaluation.NobodyToJudge(split, ranking);
        cancellation.ThrowIfCancellationRequested();
        var leak = SplitLeak.Measure(split).With(name, own.Predicted, own.Actual);
        var lists = nobody is null ? Ranked() : null;
        return new RunEvaluation(
            name,
            SplitSummary.Create(split, leak),
            baselines.Append(new(name, own)).ToDictionary(p => p.Key, p => p.Value.Metrics()),
            Bootstrap.Intervals(own, draws),
            Comparison.Measure(name, own, yardstick, draws),
            Slices.Measure(own, draws),
            Calibration.Measure(own),
            lists)
        {
            RankerAgainstStars = ranker is null || lists is null ? null : lists.LastTwo(draws),
            Unranked = nobody,
            RankingNote = RankingEvaluation.NoneIsKnown(split, ranking),
            Leak = leak,
        };

        RankingComparison Ranked()
        {
            // A ranker knows validation rows, too, and who knows training rows alone is no match for it.
            var before = ranker is null ? split.Train : split.BeforeTest;
            var trivial = TrivialRanker.All.Select(
                one =>
                    RankerResult.Measure(
                        one.Name,
                        isTrivial: true,
                        one.Fit(before),
                        split,
                        ranking,
                        content,
                        progress: null,
                        cancellation)).ToArray();
            return new RankingComparison(
                split.Train.Items.Count,
                content?.Name,
                [
                    .. trivial,
                    RankerResult.Measure(
                        ranker is null ? name : $"stars of {name}", isTrivial: false, model, split, ranking, content, progress,
                        cancellation),
                    .. ranker is null
                        ? Array.Empty<RankerResult>()
                        : [
                            RankerResult.Measure(
                                $"ranker {ranker.InWords}", isTrivial: false, ranker, split, ranking, content, null, cancellation),
                        ],
                ]).Tested(draws);
        }
    }

    /// <summary>
    /// The same with what was found of the split when the run was trained: a run folder keeps no texts, which copies may be told by.
    /// </summary>
    /// <param name="result">Of the run.</param>
    public RunEvaluation As(ExperimentResult result)
    {
        if (result.Leak is { } known) return this with { Split = result.Split, Leak = known };
        if (result.Split.Leaks is not { } counts) return this;
        return counts.Copies > Leak?.Copies
            ? this with { Split = result.Split, Leak = null }
            : this with { Split = Split with { Leaks = counts } };
    }
}
