using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Evaluation;

/// <summary>
/// Weights for a blend: least squares without negative weights, on rows that no part was fitted on (Breiman 1996, "Stacked regressions").
/// </summary>
public static class Stacking
{
    private const int Sweeps = 10_000;
    private const double Ridge = 1e-3; // of a part's variance: parts that say the same share their weight

    /// <summary>The blend that suits some rows best.</summary>
    /// <param name="parts">Fitted on other rows.</param>
    /// <param name="rows">What the weights are fitted on.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Blend Fit(IReadOnlyList<IRatingPredictor> parts, Ratings rows)
    {
        if (rows.Count == 0) throw new ArgumentException("The weights of a blend are fitted on rows, and there are none.", nameof(rows));
        var columns = new float[parts.Count][];
        for (var part = 0; part < parts.Count; part++)
        {
            columns[part] = new float[rows.Count];
            parts[part].Predict(rows.User, rows.Item, columns[part]);
        }

        var (weights, constant) = Weigh(columns, rows.Value);
        return new Blend(parts, weights, constant);
    }

    /// <summary>The weights and the constant of a blend.</summary>
    /// <param name="parts">What each part says of some rows, at least one.</param>
    /// <param name="target">Their ratings.</param>
    internal static (double[] Weights, double Constant) Weigh(IReadOnlyList<float[]> parts, float[] target)
    {
        var means = new double[parts.Count];
        var columns = new double[parts.Count][];
        for (var part = 0; part < parts.Count; part++) columns[part] = Centred(parts[part], out means[part]);
        var weights = NonNegative(columns, Centred(target, out var mean));
        return (weights, mean - weights.Zip(means, (weight, m) => weight * m).Sum());
    }

    /// <summary>Coordinate descent: each weight in turn to its best, or to zero.</summary>
    private static double[] NonNegative(double[][] columns, double[] target)
    {
        var count = columns.Length;
        var products = columns.Select(a => columns.Select(b => Product(a, b)).ToArray()).ToArray();
        var targets = columns.Select(a => Product(a, target)).ToArray();
        var ridge = Ridge * Enumerable.Range(0, count).Average(part => products[part][part]);
        var weights = new double[count];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var part = 0; part < count; part++)
            {
                var rest = targets[part] + (ridge / count); // the ridge pulls to equal weights
                for (var other = 0; other < count; other++)
                    if (other != part) rest -= products[part][other] * weights[other];
                weights[part] = products[part][part] + ridge > 0 ? Math.Max(0, rest / (products[part][part] + ridge)) : 0;
            }
        }

        return weights;
    }

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var row = 0; row < a.Length; row++) sum += a[row] * b[row];
        return sum;
    }

    private static double[] Centred(float[] values, out double mean)
    {
        var average = values.Average(value => (double)value);
        mean = average;
        return Array.ConvertAll(values, value => value - average);
    }
}
