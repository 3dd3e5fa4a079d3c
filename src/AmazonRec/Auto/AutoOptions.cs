namespace AmazonRec.Auto;

/// <summary>How much <see cref="AutoFit"/> may do.</summary>
public sealed record AutoOptions
{
    private const double FewestSeconds = 10;
    private const double RowsPerSecond = 1000;

    /// <summary>
    /// Seconds of training, about; null for a thousandth of the training rows, and at least ten. They are told by the size of the work and
    /// not by the clock, so that the same budget always gives the same model.
    /// </summary>
    public double? Budget { get; init; }

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use at most; the bits do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The budget on some rows, in seconds.</summary>
    internal double BudgetOn(int rows) => Budget ?? Math.Max(FewestSeconds, rows / RowsPerSecond);
}
