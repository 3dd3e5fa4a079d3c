using AmazonRec.Features;

namespace AmazonRec.Engines;

/// <summary>What an engine needs to know beside the model.</summary>
public sealed record NetworkOptions
{
    /// <summary>How weights follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd(0.1);

    /// <summary>What is made small.</summary>
    public Loss Loss { get; init; }

    /// <summary>
    /// Of a loss of groups: rows of a group, an item that was chosen before some that were not; a power of two from 2 to 128.
    /// </summary>
    public int GroupSize { get; init; }

    /// <summary>
    /// Says that no step of <see cref="Sgd"/> will have a momentum, so that no velocities need be kept: of a large table, half its memory.
    /// </summary>
    public bool NoMomentum { get; init; }

    /// <summary>Which embedding rows a step moves.</summary>
    public Updates Updates { get; init; }

    /// <summary>Seed of the initial weights and of dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, at most; results don't depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Numbers of items that the model's feature layers read.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; init; } = [];

    /// <summary>The mean of the training ratings, where an offset starts.</summary>
    public double RatingMean { get; init; }

    /// <summary>Epochs that training will have at most; 0 where nobody knows.</summary>
    public int Epochs { get; init; }

    /// <summary>The ranks that train the network together, and which users are whose; null for one process alone.</summary>
    public RankShare? Share { get; init; }

    /// <summary>Who rated what in training, for implicit feedback; null where nobody needs it.</summary>
    public RatedPairs? Rated { get; init; }

    /// <summary>What weights begin with in place of drawn numbers; null for those.</summary>
    internal IInitialRows? InitialRows { get; init; }
}
