namespace AmazonRec.Benchmarks;

/// <summary>How long a measurement takes: an epoch is scaled up from as many steps as fit, unless it ends before.</summary>
/// <param name="WarmUpSeconds">Until the code is compiled and the caches are filled.</param>
/// <param name="Seconds">For one measurement.</param>
/// <param name="Steps">In either, at least.</param>
internal sealed record Pace(double WarmUpSeconds, double Seconds, int Steps)
{
    public static Pace Steady { get; } = new(1.5, 2.5, 8);

    public static Pace Glance { get; } = new(0, 0, 2);

    /// <summary>An epoch that takes at most so many seconds, as it seemed before, is measured as a whole.</summary>
    public double WholeUpTo { get; init; }
}
