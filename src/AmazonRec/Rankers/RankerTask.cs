using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;

namespace AmazonRec.Rankers;

/// <summary>What a ranker is fitted on.</summary>
/// <param name="Chosen">Who chose what in the training rows.</param>
public sealed record RankerTask(Interactions Chosen)
{
    /// <summary>What rankers that learn in epochs stop by; null for as many epochs as their settings say.</summary>
    public HeldOutItems? Validation { get; init; }

    /// <summary>Content of the items, aligned to their codes.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; init; } = [];

    /// <summary>What trains networks; of use to rankers whose entry says so (<see cref="RankerEntry.UsesEngine"/>).</summary>
    public IEngine Engine { get; init; } = Engines.Engine.Default;

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use at most; the bits do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told the share that is done, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Ends the fit.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The same on more rows, with nothing to stop by.</summary>
    internal RankerTask On(Interactions chosen) => this with { Chosen = chosen, Validation = null, Progress = null };
}
