namespace AmazonRec.Evaluation.Inference;

/// <summary>How the smaller sum of signed ranks is distributed where signs are chance.</summary>
internal static class SignedRanks
{
    private const int MostExact = 25;

    /// <summary>Two-sided p.</summary>
    /// <param name="smaller">The smaller sum of ranks.</param>
    /// <param name="sizes">Of the differences, none of them 0.</param>
    public static double PValue(double smaller, double[] sizes)
    {
        var ties = sizes.CountBy(size => size).Select(tie => (double)tie.Value).Where(count => count > 1).ToArray();
        return sizes.Length <= MostExact && ties.Length == 0 ? Exact((int)smaller, sizes.Length) : Normal(smaller, sizes.Length, ties);
    }

    private static double Normal(double smaller, double n, double[] ties)
    {
        var variance = ((n * (n + 1) * ((2 * n) + 1)) - (ties.Sum(t => t * ((t * t) - 1)) / 2)) / 24;
        return Tails.Normal((smaller - (n * (n + 1) / 4)) / Math.Sqrt(variance));
    }

    /// <summary>Of the 2^n ways to choose ranks 1..n, the share that sums to no more than <paramref name="smaller"/>, twice.</summary>
    private static double Exact(int smaller, int n)
    {
        var ways = new long[smaller + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= n; rank++)
            for (var sum = smaller; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        return Math.Min(1, 2 * (ways.Sum() / Math.Pow(2, n)));
    }
}
