using System.Diagnostics;
using System.Text.Json.Serialization;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>One ranker among several that are judged on the same users.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="IsTrivial">Whether it is one that every ranking stands beside.</param>
/// <param name="Judged">How good its lists are.</param>
/// <param name="IntraListSimilarity">How similar the items of a list are; null where nothing is known of them. Results call it
/// <c>alike</c>.</param>
/// <param name="Seconds">Wall time of making and judging the lists.</param>
public sealed record RankerResult(
    string Name, bool IsTrivial, RankingResult Judged, [property: JsonPropertyName("alike")] IntraListSimilarity? IntraListSimilarity,
    double Seconds)
{
    /// <summary>Judges a ranker.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="isTrivial">Whether every ranking stands beside it.</param>
    /// <param name="ranker">Fitted on the split's training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are made and judged.</param>
    /// <param name="content">Of the items, by id; null where nothing is known of them.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">No test row is relevant, or an option is out of range.</exception>
    public static RankerResult Measure(
        string name, bool isTrivial, IItemRanker ranker, Split split, RankingOptions options, FeatureMatrix? content = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var judged = RankingEvaluation.Run(ranker, split, options, progress, cancellation);
        var similarity = content is null ? null : IntraListSimilarity.Find(judged.Lists, split.Train.Items, content);
        return new RankerResult(name, isTrivial, judged, similarity, clock.Elapsed.TotalSeconds);
    }
}
