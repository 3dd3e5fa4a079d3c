namespace AmazonRec.Evaluation.Inference;

/// <summary>Percentile intervals of resampled numbers (Efron 1979).</summary>
internal static class Percentiles
{
    /// <summary>An estimate between the percentiles of its resamples; without ends where a resample is not defined.</summary>
    /// <param name="estimate">The number as measured.</param>
    /// <param name="resampled">The number on each resample; put into order.</param>
    /// <param name="level">How often the interval is to hold the true number.</param>
    public static Interval Of(double estimate, double[] resampled, double level)
    {
        if (Array.Exists(resampled, double.IsNaN)) return new Interval(estimate, double.NaN, double.NaN, level);
        Array.Sort(resampled);
        return new Interval(estimate, Quantile(resampled, (1 - level) / 2), Quantile(resampled, (1 + level) / 2), level);
    }

    /// <summary>Linear between the values beside it, as NumPy's default (Hyndman and Fan 1996, definition 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return sorted[low] + ((at - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
