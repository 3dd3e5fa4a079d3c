using System.Text.Json.Serialization;
using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>How intervals are drawn.</summary>
public sealed record BootstrapOptions
{
    private const int FewestResamples = 200;
    private const int MostDraws = 1_000_000_000;

    /// <summary>
    /// How many times the users, or rows, are drawn anew, at most; the ends of a 95 % interval take about a thousand. Of more than a million,
    /// whose intervals are narrow, fewer are drawn: as many as come to a billion users, but at least 200.
    /// </summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>How often the interval is to hold the true number.</summary>
    public double Level { get; init; } = Interval.UsualLevel;

    /// <summary>What is drawn, and what tests take as independent: users, unless someone wants to see how sure rows would be.</summary>
    public BootstrapUnit Unit { get; init; } = BootstrapUnit.Users;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, at most; the bits do not depend on it.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How many times so many units are drawn anew.</summary>
    internal int ResamplesOf(int units) => Math.Min(Resamples, Math.Max(FewestResamples, MostDraws / units));

    /// <summary>Where the drawn numbers come from.</summary>
    internal RandomSource Source(int resample) => RandomSource.For(Seed, "bootstrap", (uint)resample);

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (Resamples < 1) throw new ArgumentException($"The number of resamples is {Resamples}; it must be at least 1.");
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1.");
        Interval.Check(Level);
    }
}
