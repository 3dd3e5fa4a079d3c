using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>How well some items are ranked among themselves, for the users who liked one of them.</summary>
/// <param name="Of">How many training rows the items have, such as 1-2.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Users">Users with a relevant test item among them.</param>
/// <param name="Ndcg">NDCG@10, mean over these users, with Student's interval; null without any.</param>
/// <param name="Recall">Recall@10, likewise.</param>
public sealed record RankingSlice(string Of, int Items, int Users, Interval? Ndcg, Interval? Recall)
{
    /// <summary>Each user's metrics, in the order of their codes; the same users for every ranker on the same split.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<RankingMetrics> PerUser { get; init; } = [];
}
