namespace AmazonRec.Studies.Figures;

/// <summary>Five numbers of a sample, and what lies far from the others (Tukey 1977).</summary>
/// <param name="Name">What the axis calls it.</param>
/// <param name="Low">The least value within one and a half boxes of the box.</param>
/// <param name="Q1">A quarter of the values lie below.</param>
/// <param name="Median">Half of them lie below.</param>
/// <param name="Q3">Three quarters of them lie below.</param>
/// <param name="High">The greatest value within one and a half boxes of the box.</param>
/// <param name="Outliers">The values beyond both, in order.</param>
public sealed record Box(string Name, double Low, double Q1, double Median, double Q3, double High, IReadOnlyList<double> Outliers)
{
    /// <summary>The box of at least one value; quartiles lie between neighbours, as NumPy's do by default.</summary>
    public static Box FromValues(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException($"The box '{name}' has no values.");
        var (q1, q3) = (Quantile(.25), Quantile(.75));
        var (low, high) = (q1 - (1.5 * (q3 - q1)), q3 + (1.5 * (q3 - q1)));
        var near = sorted.Where(v => v >= low && v <= high).ToArray();
        return new Box(name, near[0], q1, Quantile(.5), q3, near[^1], [.. sorted.Where(v => v < low || v > high)]);

        double Quantile(double share)
        {
            var place = share * (sorted.Length - 1);
            var (below, above) = (sorted[(int)place], sorted[(int)Math.Ceiling(place)]);
            return below + ((above - below) * (place - Math.Floor(place)));
        }
    }
}
