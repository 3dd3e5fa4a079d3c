using AmazonRec.Features;
using AmazonRec.Features.Text.Sources;

namespace AmazonRec.Auto;

/// <summary>How much <see cref="AutoFit"/> may do, and with what.</summary>
public sealed record AutoOptions
{
    private const double FewestSeconds = 15;
    private const double RowsPerSecond = 1000;

    /// <summary>
    /// Seconds of training, about, on two cores of a laptop; null for a thousandth of the training rows, and at least 15. They are told by
    /// the size of the work and not by the clock, so that the same budget always gives the same model.
    /// </summary>
    public double? Budget { get; init; }

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use at most; the bits do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Content of the items, aligned to the split: parts that read it are tried, too.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; init; } = [];

    /// <summary>The budget on some rows, in seconds.</summary>
    /// <param name="rows">Training rows.</param>
    public double BudgetOn(int rows) => Budget ?? Math.Max(FewestSeconds, rows / RowsPerSecond);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        if (Budget is not (null or > 0)) throw new ArgumentException($"The budget is {Budget} seconds; it must be above 0.");
        foreach (var features in Features)
            if (features.Report?.Origin.ContainsKey(TextOrigin.SplitName) == true)
                throw new ArgumentException(
                    $"The features '{features.Name}' were learned from reviews of training rows, among them those that auto holds out to "
                    + "choose by. Make them of a catalogue (amazonrec features text --catalog), or name a model.");
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1.");
    }
}
