using System.Text.Json.Serialization;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>Given candidates ranked, looked at up to one place.</summary>
/// <param name="K">How many places are looked at.</param>
/// <param name="Hit">Hit rate, the mean over test rows, with an interval of users drawn anew.</param>
/// <param name="Ndcg">NDCG, likewise.</param>
public sealed record SampledAt(int K, Interval Hit, Interval Ndcg)
{
    /// <summary>
    /// Of each test row, in the order of the rows: what paired tests are made of. No part of a file, and so empty in a result that is read
    /// from one.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<SampledMetrics> Rows { get; init; } = [];

    /// <summary>The means by name, such as <c>ndcg@10</c>.</summary>
    public IReadOnlyDictionary<string, double> ByName() => new Dictionary<string, double>
    {
        [$"hit@{K}"] = Hit.Estimate,
        [$"ndcg@{K}"] = Ndcg.Estimate,
    };
}
