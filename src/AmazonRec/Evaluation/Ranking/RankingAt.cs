using System.Text.Json.Serialization;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>The first k items of all lists.</summary>
/// <param name="K">How many are looked at.</param>
/// <param name="Mean">Mean over the users.</param>
/// <param name="Ndcg">NDCG with Student's interval over the users, who are taken as drawn from more of their kind.</param>
public sealed record RankingAt(int K, RankingMetrics Mean, Interval Ndcg)
{
    /// <summary>This NDCG less the reference's, tested over users; null for the reference itself, and where there is none.</summary>
    public PairedTest? AgainstReference { get; init; }

    /// <summary>
    /// The test's p, adjusted by Holm for all rankers and cutoffs that are compared together; null where nothing was tested, and in results
    /// of before p was adjusted here.
    /// </summary>
    public double? AdjustedP { get; init; }

    /// <summary>
    /// This NDCG less the reference's, with an interval of users drawn anew; null where nothing was tested, and in results of before this
    /// was measured.
    /// </summary>
    public Interval? Difference { get; init; }

    /// <summary>
    /// Each user's, in the order of the lists: what paired tests are made of. No part of a file, and so empty in a result that is read from
    /// one.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<RankingMetrics> Users { get; init; } = [];

    /// <summary>The means by name, such as <c>ndcg@10</c>.</summary>
    public IReadOnlyDictionary<string, double> ByName() => new Dictionary<string, double>
    {
        [$"ndcg@{K}"] = Mean.Ndcg,
        [$"hit@{K}"] = Mean.Hit,
        [$"recall@{K}"] = Mean.Recall,
        [$"precision@{K}"] = Mean.Precision,
        [$"map@{K}"] = Mean.AveragePrecision,
        [$"map@{K} over all relevant"] = Mean.AveragePrecisionOverAll,
        [$"mrr@{K}"] = Mean.ReciprocalRank,
    };
}
