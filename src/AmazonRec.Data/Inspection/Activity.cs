namespace AmazonRec.Data.Inspection;

/// <summary>How many ratings users, or items, have: quantiles by nearest rank, and the curve behind them.</summary>
/// <param name="Min">The fewest.</param>
/// <param name="Q25">A quarter have at most so many.</param>
/// <param name="Median">Half have at most so many.</param>
/// <param name="Q75">Three quarters have at most so many.</param>
/// <param name="Q99">99 of 100 have at most so many.</param>
/// <param name="Max">The most.</param>
/// <param name="Single">Share with exactly one rating, 0 to 1.</param>
/// <param name="Curve">How many have at least 1, 2, ... ratings, at steps that grow by about a tenth, to the most.</param>
public sealed record Activity(int Min, int Q25, int Median, int Q75, int Q99, int Max, double Single, IReadOnlyList<ActivityPoint> Curve)
{
    /// <summary>The activity behind numbers of ratings, one for each user or item. Linear: no sorting.</summary>
    internal static Activity Measure(int[] counts)
    {
        var max = 0;
        foreach (var count in counts) max = Math.Max(max, count);
        var having = new int[max + 2];
        foreach (var count in counts) having[count]++;
        var single = (double)having[1] / counts.Length;
        for (var n = max; n >= 0; n--) having[n] += having[n + 1]; // from now on: how many have at least n
        var curve = new List<ActivityPoint>();
        for (var n = 1; n < max; n += Math.Max(n / 10, 1)) curve.Add(new ActivityPoint(n, having[n]));
        curve.Add(new ActivityPoint(max, having[max]));
        return new Activity(At(0), At(.25), At(.5), At(.75), At(.99), max, single, curve);

        // The smallest n that a share has at most: where fewer than the rest have more.
        int At(double share)
        {
            var rank = Math.Max((int)Math.Ceiling(share * counts.Length), 1);
            var (low, high) = (0, max);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (counts.Length - having[middle + 1] >= rank) high = middle;
                else low = middle + 1;
            }

            return low;
        }
    }
}
