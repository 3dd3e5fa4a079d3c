using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>
/// Percentile intervals by drawing the test rows anew, with replacement (Efron 1979). They tell what other test rows would do to a number, not
/// what other training rows or another seed would: for that, see folds and seeds.
/// </summary>
public static class Bootstrap
{
    /// <summary>The metrics of some predictions.</summary>
    /// <exception cref="ArgumentException">There are no rows, or an option is out of range.</exception>
    public static RatingIntervals Of(Predictions predictions, BootstrapOptions? options = null)
    {
        options ??= new();
        return Run([ErrorSums.Of(predictions, options.Unit)], options);
    }

    /// <summary>
    /// How much larger the metrics of <paramref name="a"/> are than those of <paramref name="b"/>. Both are drawn together: rows that are hard for
    /// both widen nothing.
    /// </summary>
    /// <exception cref="ArgumentException">They are predictions for other rows, there are none, or an option is out of range.</exception>
    public static RatingIntervals Difference(Predictions a, Predictions b, BootstrapOptions? options = null)
    {
        options ??= new();
        a.RequireSameRows(b);
        return Run([ErrorSums.Of(a, options.Unit), ErrorSums.Of(b, options.Unit)], options);
    }

    private static RatingIntervals Run(ErrorSums[][] sides, BootstrapOptions options)
    {
        options.Validate();
        var units = sides[0].Length;
        if (units == 0) throw new ArgumentException("There are no ratings to draw from.");
        var resampled = new Measured[options.ResamplesOf(units)];
        if (units > 1) Workers.Shared.Run(resampled.Length, options.Threads, resample => resampled[resample] = Drawn(options.Source(resample)));
        var measured = Measure([.. sides.Select(side => side.Aggregate((a, b) => a + b))]);
        return new RatingIntervals(Ends(measured.Rmse, m => m.Rmse), Ends(measured.Mae, m => m.Mae), Ends(measured.Pearson, m => m.Pearson));

        Measured Drawn(RandomSource source)
        {
            var sums = new ErrorSums[sides.Length];
            for (var i = 0; i < units; i += 4)
            {
                var block = source.Block((uint)i / 4);
                for (var word = 0; word < Math.Min(4, units - i); word++)
                {
                    var unit = (int)(((ulong)block[word] * (ulong)units) >> 32); // the bias is below units / 2^32
                    for (var side = 0; side < sides.Length; side++) sums[side] += sides[side][unit];
                }
            }

            return Measure(sums);
        }

        Interval Ends(double estimate, Func<Measured, double> metric)
        {
            var values = Array.ConvertAll(resampled, m => metric(m));
            if (units == 1 || Array.Exists(values, double.IsNaN)) return new Interval(estimate, double.NaN, double.NaN, options.Level);
            Array.Sort(values);
            return new Interval(estimate, Quantile(values, (1 - options.Level) / 2), Quantile(values, (1 + options.Level) / 2), options.Level);
        }
    }

    private static Measured Measure(ErrorSums[] sums)
    {
        var metrics = Array.ConvertAll(sums, s => new Measured(s.Rmse, s.Mae, s.Pearson));
        return metrics.Length == 1 ? metrics[0] : new(metrics[0].Rmse - metrics[1].Rmse, metrics[0].Mae - metrics[1].Mae, metrics[0].Pearson - metrics[1].Pearson);
    }

    /// <summary>Linear between the values beside it, as NumPy's default (Hyndman and Fan 1996, definition 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return sorted[low] + ((at - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }

    private readonly record struct Measured(double Rmse, double Mae, double Pearson);
}
