using System.Text.Json.Serialization;
using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Features;
using AmazonRec.Runs.Advice;
using AmazonRec.Training;

namespace AmazonRec.Runs;

/// <summary>What one model came to on one split.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Options">How it was trained; null for a blend, whose parts <see cref="Auto"/> tells.</param>
/// <param name="Funnel">What was read, and what each filter left.</param>
/// <param name="BadRows">Rows of the file that were left out as bad, each with its line and reason.</param>
/// <param name="Split">The rows it was trained, stopped and reported on.</param>
/// <param name="History">How training went.</param>
/// <param name="Validation">Metrics on the validation rows; null without such rows.</param>
/// <param name="Test">Metrics on the test rows.</param>
/// <param name="Baselines">The trivial baselines on the same test rows, by name.</param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
public sealed record ExperimentResult(
    string Model,
    string Engine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TrainingOptions? Options,
    IReadOnlyList<FunnelStep> Funnel,
    IReadOnlyList<RowError> BadRows,
    SplitSummary Split,
    History History,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RatingMetrics? Validation,
    RatingMetrics Test,
    IReadOnlyDictionary<string, RatingMetrics> Baselines,
    double Seconds)
{
    /// <summary>The content of the items that the model read: file, scaling, how many items have it; null where it read none.</summary>
    public IReadOnlyList<FeatureReport>? Features { get; init; }

    /// <summary>
    /// The verdict on the split: rows with copies among the rows learned from, and what memory and the model reach on them; null in results
    /// of before there was one.
    /// </summary>
    public SplitLeak? Leak { get; init; }

    /// <summary>What the tuned-bias baseline chose by the training rows, in words; null in results of before there was one.</summary>
    public string? BaselineChoice { get; init; }

    /// <summary>The standard deviation of the predictions of the test rows; null in results of before it was measured.</summary>
    public double? PredictionDeviation { get; init; }

    /// <summary>Of a blend, what was tried and what it is made of; null for any other model.</summary>
    public AutoReport? Auto { get; init; }

    /// <summary>What the ranker came to that was trained beside the model, for the order of lists; null without one.</summary>
    public RankingRun? Ranking { get; init; }

    /// <summary>Why there is no ranker, in a sentence; null where there is one, or none was asked for.</summary>
    public string? NoRanking { get; init; }

    /// <summary>What happened and what to try: at most three hints, none if all is well.</summary>
    public IReadOnlyList<Hint> Hints => Advice.Hints.For(this);

    /// <summary>How many processes trained it together; null for one alone.</summary>
    public int? Processes { get; init; }

    /// <summary>What was asked for; null where a program made the data itself.</summary>
    public RunInput? Input { get; init; }
}
