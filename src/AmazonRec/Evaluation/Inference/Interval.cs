namespace AmazonRec.Evaluation.Inference;

/// <summary>A number and where it may lie.</summary>
/// <param name="Estimate">The number as measured.</param>
/// <param name="Low">Lower end; NaN where there is too little to tell.</param>
/// <param name="High">Upper end; likewise.</param>
/// <param name="Level">How often such intervals hold the true number, such as 0.95.</param>
public readonly record struct Interval(double Estimate, double Low, double High, double Level)
{
    /// <summary>The level where nobody names one.</summary>
    public const double UsualLevel = .95;

    /// <summary>Whether a number lies inside; false where the ends are not known.</summary>
    public bool Holds(double value) => Low <= value && value <= High;

    /// <summary>
    /// Student's interval of the mean of a few values, such as one for each fold: mean ± t · deviation / √n with n - 1 degrees of freedom.
    /// The training rows of folds overlap, so their values are not independent and the interval is somewhat too narrow (Bengio and
    /// Grandvalet 2004).
    /// </summary>
    /// <param name="values">At least one; the ends take two.</param>
    /// <param name="level">Above 0 and below 1.</param>
    public static Interval OfMean(IReadOnlyCollection<double> values, double level = UsualLevel)
    {
        Check(level);
        var (mean, deviation) = Spread.Measure(values);
        var reach = values.Count < 2 ? double.NaN : Tails.StudentQuantile(level, values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new Interval(mean, mean - reach, mean + reach, level);
    }

    /// <exception cref="ArgumentOutOfRangeException">The level is no share.</exception>
    internal static void Check(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(
                nameof(level), level, $"The level of an interval is {level}; it must lie between 0 and 1, such as 0.95.");
    }
}
