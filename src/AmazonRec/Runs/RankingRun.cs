using AmazonRec.Data;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;

namespace AmazonRec.Runs;

/// <summary>What one ranker came to on one split.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Funnel">What was read, and what each filter left.</param>
/// <param name="BadRows">Rows of the file that were left out as bad, each with its line and reason.</param>
/// <param name="Split">The rows it was trained, chosen and reported on.</param>
/// <param name="Ranker">How it came about.</param>
/// <param name="Test">
/// Its metrics at the largest cutoff by name, such as <c>ndcg@10</c>: on the given negatives where there are some, else among all items.
/// </param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
public sealed record RankingRun(
    string Model,
    IReadOnlyList<FunnelStep> Funnel,
    IReadOnlyList<RowError> BadRows,
    SplitSummary Split,
    RankerReport Ranker,
    IReadOnlyDictionary<string, double> Test,
    double Seconds)
{
    /// <summary>What a result of this kind calls its task.</summary>
    public const string TaskName = "rank";

    /// <summary>That it ranks, which tells it from a result of predicted stars.</summary>
    public string Task { get; init; } = TaskName;

    /// <summary>Its lists, out of all items, beside those of the trivial rankers; null where there is nobody to judge.</summary>
    public RankingComparison? Lists { get; init; }

    /// <summary>Lists of items with few rows before the test rows, and of those with more, each by themselves; null as above.</summary>
    public IReadOnlyList<RankingSlice>? ByItemRows { get; init; }

    /// <summary>Which test rows have copies among the others; null of implicit data, and where the result beside tells it.</summary>
    public SplitLeak? Leak { get; init; }

    /// <summary>Why there is nobody to judge; null where there is.</summary>
    public string? Unranked { get; init; }

    /// <summary>Each test row's item among given negatives: of the ranker; null where none were given.</summary>
    public SampledRanking? Given { get; init; }

    /// <summary>The same of the most popular items.</summary>
    public SampledRanking? GivenPopular { get; init; }

    /// <summary>What was asked for; null where a program made the data itself.</summary>
    public RunInput? Input { get; init; }

    /// <summary>The same as a part of a result that tells of the file itself.</summary>
    public RankingRun AsPart() => this with { Funnel = [], BadRows = [], Leak = null };
}
