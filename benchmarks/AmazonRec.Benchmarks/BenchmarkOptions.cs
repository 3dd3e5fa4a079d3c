namespace AmazonRec.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>Names of the lines; none for all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Threads of the second measurement; the first is on one.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Measurements of each kind; the table shows their medians.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>A smoke run: small data, small batches, few steps. It shows that everything runs, not how fast.</summary>
    public bool Quick { get; init; }

    /// <summary>Whether to measure the peers as well, in turn with ours.</summary>
    public bool Peers { get; init; }

    internal ElectronicsShape Shape => Quick ? ElectronicsShape.Small : new ElectronicsShape();

    /// <summary>Epochs that take at most so many seconds are measured as a whole; longer ones are scaled up from a part.</summary>
    public double WholeUpTo { get; init; }

    internal Pace Pace => (Quick ? Pace.Glance : Pace.Steady) with { WholeUpTo = WholeUpTo };

    /// <summary>Whole epochs of peers that take more than a minute would make a run of hours.</summary>
    internal Pace PeerPace => Pace with { WholeUpTo = Math.Min(WholeUpTo, 60) };

    /// <summary>One thread, and all.</summary>
    internal IReadOnlyList<int> ThreadCounts => Threads == 1 ? [1] : [1, Threads];

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1 (--threads).");
        if (Repeats < 1) throw new ArgumentException($"The number of repeats is {Repeats}; it must be at least 1 (--repeats).");
        if (double.IsNaN(WholeUpTo) || WholeUpTo < 0)
            throw new ArgumentException($"Whole epochs up to {WholeUpTo} s; it must be at least 0 (--whole).");
    }
}
