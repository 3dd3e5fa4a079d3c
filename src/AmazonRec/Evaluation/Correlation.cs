namespace AmazonRec.Evaluation;

/// <summary>Correlation of two columns.</summary>
public static class Correlation
{
    /// <summary>Linear correlation, -1 to 1; NaN where either column is constant.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"The columns have {x.Length} and {y.Length} rows.");
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return IsConstant(x) || IsConstant(y) ? double.NaN : xy / Math.Sqrt(xx * yy);
    }

    /// <summary>Pearson correlation of the ranks, ties sharing their mean rank.</summary>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Pearson(Ranks(x), Ranks(y));

    /// <summary>The ranks of values, from 1; equal values share their mean rank.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start]) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        return ranks;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>Asked of the values, not of their variance: a mean in floating point can leave a constant column a trace of it.</summary>
    private static bool IsConstant(ReadOnlySpan<double> values) => values.IsEmpty || values.IndexOfAnyExcept(values[0]) < 0;
}
