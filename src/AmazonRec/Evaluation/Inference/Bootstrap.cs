using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>
/// Percentile intervals by drawing the test rows' users anew, with replacement and with all their rows (Efron 1979; of clusters, Field and
/// Welsh 2007). They tell what other users would do to a number, not what other training rows or another seed would: for that, see folds
/// and seeds.
/// </summary>
public static class Bootstrap
{
    /// <summary>The metrics of some predictions.</summary>
    /// <exception cref="ArgumentException">There are no rows, or an option is out of range.</exception>
    public static RatingIntervals Intervals(Predictions predictions, BootstrapOptions? options = null) => OfFolds([predictions], options);

    /// <summary>The means over folds of the metrics; a user that is drawn comes with its rows of all folds.</summary>
    /// <exception cref="ArgumentException">There are no rows, or an option is out of range.</exception>
    public static RatingIntervals OfFolds(IReadOnlyList<Predictions> folds, BootstrapOptions? options = null)
    {
        options ??= new();
        return Run([UnitSums.Add(folds, options.Unit)], options);
    }

    /// <summary>
    /// How much larger the metrics of <paramref name="a"/> are than those of <paramref name="b"/>. Both are drawn together: users who are
    /// hard for both widen nothing.
    /// </summary>
    /// <exception cref="ArgumentException">They are predictions for other rows, there are none, or an option is out of range.</exception>
    public static RatingIntervals Difference(Predictions a, Predictions b, BootstrapOptions? options = null)
    {
        options ??= new();
        a.RequireSameRows(b);
        return Difference(UnitSums.Add([a], options.Unit), UnitSums.Add([b], options.Unit), options);
    }

    /// <summary>Means over rows of any numbers, where units such as users are drawn anew with all their rows.</summary>
    /// <param name="columns">For each number, the sum of each unit's rows; a mean of differences is the difference of means.</param>
    /// <param name="rows">How many rows each unit has; one each where null.</param>
    /// <param name="options">How units are drawn; what they are is the caller's to say.</param>
    /// <returns>The mean of each column with its interval.</returns>
    /// <exception cref="ArgumentException">There are no units, the columns differ in length, or an option is out of range.</exception>
    public static IReadOnlyList<Interval> Means(
        IReadOnlyList<double[]> columns, double[]? rows = null, BootstrapOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var units = columns.Count == 0 ? 0 : columns[0].Length;
        rows ??= [.. Enumerable.Repeat(1.0, units)];
        if (units == 0) throw new ArgumentException("There are no units to draw from.");
        if (rows.Length != units || columns.Any(column => column.Length != units))
            throw new ArgumentException("The columns differ in length; each takes a number for every unit.");
        var all = rows.Sum();
        return [.. columns.Chunk(MeanDraws.MostColumns).SelectMany(Some)];

        IEnumerable<Interval> Some(double[][] some)
        {
            var drawn = units > 1 ? MeanDraws.Draw(some, rows, options) : null;
            return some.Select((column, index) =>
            {
                var mean = column.Sum() / all;
                return drawn is null
                    ? new Interval(mean, double.NaN, double.NaN, options.Level)
                    : Percentiles.Of(mean, drawn[index], options.Level);
            });
        }
    }

    /// <summary>The same of two models' sums on the same rows.</summary>
    internal static RatingIntervals Difference(UnitSums a, UnitSums b, BootstrapOptions options) => Run([a, b], options);

    private static RatingIntervals Run(UnitSums[] sides, BootstrapOptions options)
    {
        options.Validate();
        var (units, splits) = (sides[0].Count, sides[0].Splits);
        if (units == 0) throw new ArgumentException("There are no ratings to draw from.");
        var resampled = new Measured[options.ResamplesOf(units)];
        var columns = sides.Length * splits;
        if (units > 1)
            Workers.Shared.Run((resampled.Length + Resample.AtOnce - 1) / Resample.AtOnce, options.Threads, task =>
            {
                var first = task * Resample.AtOnce;
                var count = Math.Min(Resample.AtOnce, resampled.Length - first);
                var drawn = Resample.Draw(sides, options, first, count);
                for (var i = 0; i < count; i++) resampled[first + i] = Measure(drawn.AsSpan(i * columns, columns));
            });
        var all = new ErrorSums[columns];
        for (var unit = 0; unit < units; unit++) Add(all, unit);
        var measured = Measure(all);
        return new RatingIntervals(
            Ends(measured.Rmse, m => m.Rmse), Ends(measured.Mae, m => m.Mae), Ends(measured.Pearson, m => m.Pearson));

        void Add(ErrorSums[] sums, int unit)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                var own = sides[side][unit];
                for (var split = 0; split < own.Length; split++) sums[(side * splits) + split].Add(own[split]);
            }
        }

        Measured Measure(ReadOnlySpan<ErrorSums> sums)
        {
            var first = Measured.Mean(sums[..splits]);
            return sides.Length == 1 ? first : first.Less(Measured.Mean(sums[splits..]));
        }

        Interval Ends(double estimate, Func<Measured, double> metric) =>
            units == 1
                ? new Interval(estimate, double.NaN, double.NaN, options.Level)
                : Percentiles.Of(estimate, Array.ConvertAll(resampled, m => metric(m)), options.Level);
    }

    private readonly record struct Measured(double Rmse, double Mae, double Pearson)
    {
        /// <summary>The means over splits; NaN where a split has no rows.</summary>
        public static Measured Mean(ReadOnlySpan<ErrorSums> splits)
        {
            var (rmse, mae, pearson) = (0.0, 0.0, 0.0);
            foreach (var sums in splits) (rmse, mae, pearson) = (rmse + sums.Rmse, mae + sums.Mae, pearson + sums.Pearson);
            return new Measured(rmse / splits.Length, mae / splits.Length, pearson / splits.Length);
        }

        public Measured Less(Measured other) => new(Rmse - other.Rmse, Mae - other.Mae, Pearson - other.Pearson);
    }
}
