using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>Means over users of ranking metrics, or of their differences, with intervals of users drawn anew.</summary>
/// <param name="Precision">See <see cref="RankingMetrics.Precision"/>.</param>
/// <param name="Recall">See <see cref="RankingMetrics.Recall"/>.</param>
/// <param name="Hit">See <see cref="RankingMetrics.Hit"/>.</param>
/// <param name="Ndcg">See <see cref="RankingMetrics.Ndcg"/>.</param>
/// <param name="AveragePrecision">See <see cref="RankingMetrics.AveragePrecision"/>.</param>
/// <param name="ReciprocalRank">See <see cref="RankingMetrics.ReciprocalRank"/>.</param>
/// <param name="AveragePrecisionOverAll">See <see cref="RankingMetrics.AveragePrecisionOverAll"/>.</param>
public sealed record RankingIntervals(
    Interval Precision, Interval Recall, Interval Hit, Interval Ndcg, Interval AveragePrecision, Interval ReciprocalRank,
    Interval AveragePrecisionOverAll)
{
    private static readonly Func<RankingMetrics, double>[] Metrics =
    [
        m => m.Precision, m => m.Recall, m => m.Hit, m => m.Ndcg, m => m.AveragePrecision, m => m.ReciprocalRank,
        m => m.AveragePrecisionOverAll,
    ];

    /// <summary>The means of some users' metrics.</summary>
    /// <param name="users">Each user's; at least one.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <exception cref="ArgumentException">There are no users, or an option is out of range.</exception>
    public static RankingIntervals Measure(IReadOnlyList<RankingMetrics> users, BootstrapOptions? draws = null) =>
        Of([.. Metrics.Select(metric => users.Select(metric).ToArray())], draws);

    /// <summary>How much larger the first ranker's metrics are than the second's, the same users drawn for both.</summary>
    /// <param name="a">Each user's metrics of the first ranker.</param>
    /// <param name="b">Those of the second, of the same users in the same order.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <exception cref="ArgumentException">The users differ in number, there are none, or an option is out of range.</exception>
    public static RankingIntervals Difference(
        IReadOnlyList<RankingMetrics> a, IReadOnlyList<RankingMetrics> b, BootstrapOptions? draws = null)
    {
        if (a.Count != b.Count)
            throw new ArgumentException($"Rankers are compared on the same users, and these were judged on {a.Count:N0} and {b.Count:N0}.");
        return Of([.. Metrics.Select(metric => a.Zip(b, (own, other) => metric(own) - metric(other)).ToArray())], draws);
    }

    private static RankingIntervals Of(double[][] columns, BootstrapOptions? draws)
    {
        var means = Bootstrap.Means(columns, rows: null, draws);
        return new RankingIntervals(means[0], means[1], means[2], means[3], means[4], means[5], means[6]);
    }
}
