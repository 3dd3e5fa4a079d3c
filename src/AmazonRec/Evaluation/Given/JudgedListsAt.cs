using System.Text.Json.Serialization;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Evaluation.Given;

/// <summary>The first k items of all lists of a file.</summary>
/// <param name="K">How many are looked at.</param>
/// <param name="Mean">Mean over the users.</param>
/// <param name="Intervals">The same with intervals, users drawn anew.</param>
public sealed record JudgedListsAt(int K, RankingMetrics Mean, RankingIntervals Intervals)
{
    /// <summary>Each user's, in the order of their ids. No part of a file.</summary>
    [JsonIgnore]
    public IReadOnlyList<RankingMetrics> Users { get; init; } = [];
}
