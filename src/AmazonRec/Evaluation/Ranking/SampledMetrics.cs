namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// How good the place of one positive item is among given negatives, at one cutoff. Where negatives have the score of the positive, this is
/// the mean over all orders of those that tie: with one such negative, half of either order.
/// </summary>
/// <param name="Hit">How likely the positive is among the first k.</param>
/// <param name="Ndcg">The expected 1 / log2(place + 1) among the first k, 0 behind them; with one positive nothing more could be
/// gained.</param>
public readonly record struct SampledMetrics(double Hit, double Ndcg)
{
    /// <summary>
    /// With h negatives above the positive and t beside it, its place is any of h + 1 to h + t + 1, each as likely: hit is the number of
    /// these up to k over t + 1, NDCG the sum of 1 / log2(place + 1) over them, over t + 1.
    /// </summary>
    /// <param name="above">Negatives with a higher score, h.</param>
    /// <param name="beside">Negatives with the same score, t.</param>
    /// <param name="k">How many places are looked at; at least 1.</param>
    public static SampledMetrics Measure(int above, int beside, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var (hits, gained) = (0, 0.0);
        for (var place = above + 1; place <= Math.Min(k, above + beside + 1); place++)
        {
            hits++;
            gained += 1 / Math.Log2(place + 1);
        }

        return new SampledMetrics((double)hits / (beside + 1), gained / (beside + 1));
    }
}
