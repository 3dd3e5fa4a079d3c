using System.Text.Json.Serialization;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>How good the first k items of a list are, each being relevant or not; each from 0 to 1.</summary>
/// <param name="Precision">Relevant items among the first k, over k.</param>
/// <param name="Recall">Relevant items among the first k, over all relevant items.</param>
/// <param name="Hit">1 where any of the first k is relevant.</param>
/// <param name="Ndcg">Σ gain / log2(place + 1) of the relevant items among the first k, over the most that could be (Järvelin and
/// Kekäläinen 2002); each relevant item gains 1, unless gains are given.</param>
/// <param name="AveragePrecision">Σ of the precision at the place of each relevant item among the first k, over the smaller of k and their
/// number; its mean over users is called MAP@k.</param>
/// <param name="ReciprocalRank">1 / place of the first relevant item among the first k, 0 without one; its mean over users is MRR.</param>
/// <param name="AveragePrecisionOverAll">The same sum over the number of all relevant items, which a list of k may be too short for; its
/// mean over users is called MAP over all relevant here, and plain MAP by those who define it so. NaN in results of before it was
/// measured.</param>
[method: JsonConstructor] // without it, JSON would leave what is missing at 0
public readonly record struct RankingMetrics(
    double Precision, double Recall, double Hit, double Ndcg, double AveragePrecision, double ReciprocalRank,
    double AveragePrecisionOverAll = double.NaN)
{
    /// <summary>The metrics of one list.</summary>
    /// <param name="ranked">Items, best first; may be fewer than k, and counts as if filled with irrelevant ones.</param>
    /// <param name="relevant">All relevant items; at least one.</param>
    /// <param name="k">How many of the list are looked at; at least 1.</param>
    /// <exception cref="ArgumentException">k is below 1, or nothing is relevant: then there is nothing to find.</exception>
    public static RankingMetrics Measure(ReadOnlySpan<int> ranked, IReadOnlySet<int> relevant, int k)
    {
        Check(relevant.Count, k);
        var ideal = 0.0;
        for (var place = 1; place <= Math.Min(k, relevant.Count); place++) ideal += 1 / Math.Log2(place + 1);
        return Measure(ranked, item => relevant.Contains(item) ? 1 : 0, relevant.Count, ideal, k);
    }

    /// <summary>The metrics of one list, where some relevant items gain more than others: NDCG knows it, the others don't.</summary>
    /// <param name="ranked">Items, best first; may be fewer than k, and counts as if filled with irrelevant ones.</param>
    /// <param name="gains">All relevant items, at least one, and what finding each is worth: above 0.</param>
    /// <param name="k">How many of the list are looked at; at least 1.</param>
    /// <exception cref="ArgumentException">k is below 1, or nothing is relevant: then there is nothing to find.</exception>
    public static RankingMetrics Measure(ReadOnlySpan<int> ranked, IReadOnlyDictionary<int, double> gains, int k)
    {
        Check(gains.Count, k);
        var ideal = 0.0;
        foreach (var (index, gain) in gains.Values.OrderDescending().Take(k).Index()) ideal += gain / Math.Log2(index + 2);
        return Measure(ranked, item => gains.GetValueOrDefault(item), gains.Count, ideal, k);
    }

    /// <summary>The mean of several users' metrics, each user counting the same.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static RankingMetrics Mean(IReadOnlyCollection<RankingMetrics> users) => new(
        users.Average(m => m.Precision), users.Average(m => m.Recall), users.Average(m => m.Hit),
        users.Average(m => m.Ndcg), users.Average(m => m.AveragePrecision), users.Average(m => m.ReciprocalRank),
        users.Average(m => m.AveragePrecisionOverAll));

    private static RankingMetrics Measure(ReadOnlySpan<int> ranked, Func<int, double> gainOf, int relevant, double ideal, int k)
    {
        var (hits, gained, precisions, first) = (0, 0.0, 0.0, 0.0);
        for (var place = 1; place <= Math.Min(k, ranked.Length); place++)
        {
            var gain = gainOf(ranked[place - 1]);
            if (gain == 0) continue;
            hits++;
            if (hits == 1) first = 1.0 / place;
            gained += gain / Math.Log2(place + 1);
            precisions += (double)hits / place;
        }

        return new RankingMetrics(
            (double)hits / k, (double)hits / relevant, hits > 0 ? 1 : 0, gained / ideal, precisions / Math.Min(k, relevant), first,
            precisions / relevant);
    }

    private static void Check(int relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (relevant == 0) throw new ArgumentException("A list can't be judged where no item is relevant.");
    }
}
