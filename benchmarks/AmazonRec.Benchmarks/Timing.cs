namespace AmazonRec.Benchmarks;

/// <summary>What was measured on some threads.</summary>
/// <param name="Threads">How many.</param>
/// <param name="Repeats">Each measurement in the order taken, in the unit of the line.</param>
public sealed record Timing(int Threads, IReadOnlyList<double> Repeats)
{
    /// <summary>The middle one, which one disturbed repeat does not move.</summary>
    public double Median { get; } = MedianOf(Repeats);

    /// <summary>The best one.</summary>
    public double Minimum { get; } = Repeats.Min();

    /// <summary>Whether a repeat is of a part of an epoch, scaled up; else all are of whole epochs.</summary>
    public bool Scaled { get; init; }

    /// <summary>
    /// The dense layers' arithmetic per second at the median, as a share of the peak on as many threads; null without such layers.
    /// </summary>
    public double? ShareOfPeak { get; init; }

    /// <summary>Of measurements on as many threads.</summary>
    internal static Timing Of(int threads, IReadOnlyList<MeasuredTime> repeats) =>
        new(threads, [.. repeats.Select(repeat => repeat.Time)])
        {
            Scaled = repeats.Any(repeat => repeat.Scaled),
        };

    private static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
