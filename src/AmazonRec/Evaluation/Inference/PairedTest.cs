namespace AmazonRec.Evaluation.Inference;

/// <summary>Whether two measured columns differ beyond chance.</summary>
/// <param name="Count">Pairs compared, or clusters of them.</param>
/// <param name="MeanDifference">Mean of the first column less the second.</param>
/// <param name="Statistic">Student's t, or Wilcoxon's smaller sum of ranks.</param>
/// <param name="PValue">Two-sided: how likely a difference as large is where there is none.</param>
public readonly record struct PairedTest(int Count, double MeanDifference, double Statistic, double PValue)
{
    /// <summary>
    /// Student's paired t test with n - 1 degrees of freedom. Pairs must be independent: rows of one user are not (see
    /// <see cref="OfClusters"/>), and folds share training rows, so that p comes out too small.
    /// </summary>
    /// <exception cref="ArgumentException">The columns differ in length, or hold fewer than two pairs.</exception>
    public static PairedTest T(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var differences = Differences(a, b);
        if (differences.Length < 2) throw new ArgumentException($"A t test takes at least two pairs; there are {differences.Length}.");
        var (mean, deviation) = Spread.Measure(differences);
        if (Array.TrueForAll(differences, d => d == differences[0]))
            return new PairedTest(differences.Length, mean, mean == 0 ? 0 : double.PositiveInfinity * Math.Sign(mean), mean == 0 ? 1 : 0);
        var t = mean / (deviation / Math.Sqrt(differences.Length));
        return new PairedTest(differences.Length, mean, t, Tails.Student(t, differences.Length - 1));
    }

    /// <summary>
    /// Whether the rows of two columns differ in their mean, where rows come in clusters that are independent of each other, such as users:
    /// t is the mean over its cluster-robust standard error (Liang and Zeger 1986) with clusters - 1 degrees of freedom (Cameron and Miller
    /// 2015). With one row in each cluster it is the paired t test. p is NaN where there are fewer than two clusters.
    /// </summary>
    /// <param name="a">The sum of each cluster's rows.</param>
    /// <param name="b">Likewise, of the second column.</param>
    /// <param name="rows">How many rows each cluster has; at least one.</param>
    /// <returns>Counts are of clusters; the mean is of rows.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, or are empty.</exception>
    public static PairedTest OfClusters(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> rows)
    {
        var sums = Differences(a, b);
        if (rows.Length != sums.Length || sums.Length == 0)
            throw new ArgumentException($"{sums.Length} sums of {rows.Length} clusters: a test takes at least one, and a sum for each.");
        var (clusters, count, sum) = (sums.Length, 0.0, 0.0);
        for (var i = 0; i < clusters; i++) (count, sum) = (count + rows[i], sum + sums[i]);
        var (mean, squares, scale) = (sum / count, 0.0, 0.0);
        for (var i = 0; i < clusters; i++)
        {
            var off = sums[i] - (rows[i] * mean);
            squares += off * off;
            scale += sums[i] * sums[i];
        }

        if (clusters < 2) return new PairedTest(clusters, mean, double.NaN, double.NaN);
        if (squares <= scale * 1e-24)
            return new PairedTest(
                clusters,
                mean,
                mean == 0 ? 0 : double.PositiveInfinity * Math.Sign(mean),
                mean == 0 ? 1 : 0); // rounding is all that is left
        var t = mean / (Math.Sqrt(squares * clusters / (clusters - 1)) / count);
        return new PairedTest(clusters, mean, t, Tails.Student(t, clusters - 1));
    }

    /// <summary>
    /// Wilcoxon's signed-rank test (1945): pairs without a difference are left out, ties share their mean rank. Exact for up to 25 pairs
    /// without ties, else by the normal approximation with the variance less that of ties and without a correction for continuity.
    /// </summary>
    /// <exception cref="ArgumentException">The columns differ in length, or hold no pair.</exception>
    public static PairedTest Wilcoxon(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var all = Differences(a, b);
        if (all.Length == 0) throw new ArgumentException("Wilcoxon's test takes at least one pair.");
        var differences = Array.FindAll(all, d => d != 0);
        var mean = all.Average();
        if (differences.Length == 0) return new PairedTest(all.Length, mean, 0, 1);
        var sizes = Array.ConvertAll(differences, Math.Abs);
        var ranks = Correlation.Ranks(sizes);
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (differences[i] > 0) above += ranks[i];
            else below += ranks[i];
        }

        var smaller = Math.Min(above, below);
        return new PairedTest(all.Length, mean, smaller, SignedRanks.PValue(smaller, sizes));
    }

    private static double[] Differences(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"The columns have {a.Length} and {b.Length} rows; a paired test takes the same rows.");
        var differences = new double[a.Length];
        for (var i = 0; i < differences.Length; i++) differences[i] = a[i] - b[i];
        return differences;
    }
}
