using System.Text.Json.Serialization;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Runs;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;

namespace AmazonRec.Studies.Lists;

/// <summary>A study of lists as <c>results/*.json</c> holds it.</summary>
/// <param name="ListStudy">Name of the study; the property tells such a result from others.</param>
/// <param name="Title">One line.</param>
/// <param name="Protocol">How rows were split and lists judged.</param>
/// <param name="Data">What the data is called.</param>
/// <param name="DataKind">Whether its numbers may stand beside the published ones.</param>
/// <param name="DataName">Part of the result's file name.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Metrics">What tables show.</param>
/// <param name="Split">The rows of the first seed.</param>
/// <param name="Runs">Each ranker with each seed.</param>
/// <param name="Published">What others published under this protocol on these rows; empty on other data.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Environment">Where it was made.</param>
/// <param name="Seconds">Wall time of all.</param>
public sealed record ListResult(
    string ListStudy,
    string Title,
    string Protocol,
    string Data,
    DataKind DataKind,
    string DataName,
    string File,
    IReadOnlyList<string> Metrics,
    SplitSummary Split,
    IReadOnlyList<ListRun> Runs,
    IReadOnlyList<PublishedLists> Published,
    IReadOnlyList<string> Notes,
    RunEnvironment Environment,
    double Seconds)
{
    /// <summary>Lists out of all items with the first seed, each ranker tested against the most popular items.</summary>
    public required RankingComparison Lists { get; init; }

    /// <summary>Test rows among given negatives with the first seed, the most popular items first; empty where none are given.</summary>
    public IReadOnlyList<GivenLine> Given { get; init; } = [];

    /// <summary>Rankers that did not run, and why.</summary>
    public IReadOnlyList<MissingModel> Missing { get; init; } = [];

    /// <summary>Whether it ran with fewer rankers or seeds.</summary>
    public bool IsShort { get; init; }

    /// <summary>Where the result belongs.</summary>
    [JsonIgnore]
    public string FileName => $"{ListStudy}.{DataName}.json";

    /// <summary>A ranker's mean over the seeds.</summary>
    /// <param name="ranker">Its name.</param>
    /// <param name="metric">Which of its figures.</param>
    public double Mean(string ranker, string metric) => Runs.Where(run => run.Ranker == ranker && !run.IsChosenOnTest)
        .Select(run => run.Figures.GetValueOrDefault(metric, double.NaN)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>What a reader must know, what did not run included.</summary>
    public IReadOnlyList<string> AllNotes() => [.. Notes, .. Missing.Select(one => $"{one.Name} did not run: {one.Reason}.")];

    /// <summary>A ranker among given negatives.</summary>
    /// <param name="Ranker">Its name.</param>
    /// <param name="Judged">Its metrics, with intervals of users drawn anew.</param>
    /// <param name="AgainstPopular">NDCG less that of the most popular items, tested over users; null for those themselves.</param>
    /// <param name="AdjustedP">Its p, adjusted by Holm for all rankers; null likewise.</param>
    public sealed record GivenLine(string Ranker, SampledRanking Judged, PairedTest? AgainstPopular, double? AdjustedP);
}
