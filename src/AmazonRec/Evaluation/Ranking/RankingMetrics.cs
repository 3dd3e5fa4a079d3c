namespace AmazonRec.Evaluation.Ranking;

/// <summary>How good the first k items of a list are, each being relevant or not; each from 0 to 1.</summary>
/// <param name="Precision">Relevant items among the first k, over k.</param>
/// <param name="Recall">Relevant items among the first k, over all relevant items.</param>
/// <param name="Hit">1 where any of the first k is relevant.</param>
/// <param name="Ndcg">Σ 1 / log2(place + 1) of the relevant items among the first k, over the most that could be (Järvelin and Kekäläinen
/// 2002).</param>
/// <param name="AveragePrecision">Σ of the precision at the place of each relevant item among the first k, over the smaller of k and their
/// number; its mean over users is MAP.</param>
/// <param name="ReciprocalRank">1 / place of the first relevant item among the first k, 0 without one; its mean over users is MRR.</param>
public readonly record struct RankingMetrics(
    double Precision, double Recall, double Hit, double Ndcg, double AveragePrecision, double ReciprocalRank)
{
    /// <summary>The metrics of one list.</summary>
    /// <param name="ranked">Items, best first; may be fewer than k, and counts as if filled with irrelevant ones.</param>
    /// <param name="relevant">All relevant items; at least one.</param>
    /// <param name="k">How many of the list are looked at; at least 1.</param>
    /// <exception cref="ArgumentException">k is below 1, or nothing is relevant: then there is nothing to find.</exception>
    public static RankingMetrics Measure(ReadOnlySpan<int> ranked, IReadOnlySet<int> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (relevant.Count == 0) throw new ArgumentException("A list can't be judged where no item is relevant.");
        var (hits, gain, precisions, first) = (0, 0.0, 0.0, 0.0);
        for (var place = 1; place <= Math.Min(k, ranked.Length); place++)
        {
            if (!relevant.Contains(ranked[place - 1])) continue;
            hits++;
            if (hits == 1) first = 1.0 / place;
            gain += 1 / Math.Log2(place + 1);
            precisions += (double)hits / place;
        }

        var (most, ideal) = (Math.Min(k, relevant.Count), 0.0);
        for (var place = 1; place <= most; place++) ideal += 1 / Math.Log2(place + 1);
        return new RankingMetrics(
            (double)hits / k, (double)hits / relevant.Count, hits > 0 ? 1 : 0, gain / ideal, precisions / most, first);
    }

    /// <summary>The mean of several users' metrics, each user counting the same.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static RankingMetrics Mean(IReadOnlyCollection<RankingMetrics> users) => new(
        users.Average(m => m.Precision), users.Average(m => m.Recall), users.Average(m => m.Hit),
        users.Average(m => m.Ndcg), users.Average(m => m.AveragePrecision), users.Average(m => m.ReciprocalRank));
}
