namespace AmazonRec.Evaluation;

/// <summary>A number measured several times.</summary>
/// <param name="Mean">The mean; NaN where any of them is not defined.</param>
/// <param name="Deviation">The standard deviation of the sample, 0 for one.</param>
public readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>The spread of values.</summary>
    public static Spread Measure(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new Spread(mean, values.Count < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1)));
    }
}
