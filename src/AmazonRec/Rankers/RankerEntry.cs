using AmazonRec.Data.Storage;

namespace AmazonRec.Rankers;

/// <summary>A ranker by name.</summary>
/// <param name="Name">As it is written on the command line.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Source">The paper.</param>
/// <param name="Parameters">The numbers that it is fitted with.</param>
/// <param name="Fit">Fits it. Throws ArgumentException where the task can't be done, such as for want of memory, and says what to do.</param>
/// <param name="Restore">Makes it of the weights that it once had.</param>
public sealed record RankerEntry(
    string Name,
    string Summary,
    string Source,
    IReadOnlyList<RankerParameter> Parameters,
    Func<RankerTask, RankerSettings, IRanker> Fit,
    Func<IReadOnlyDictionary<string, Tensor>, IRanker> Restore)
{
    /// <summary>Whether it is a network that an engine trains: <see cref="RankerTask.Engine"/>.</summary>
    public bool UsesEngine { get; init; }

    /// <summary>Seconds that a fit takes, about, on two cores of a laptop; a search does without what it has no time for.</summary>
    public required Func<RankerTask, RankerSettings, double> Seconds { get; init; }

    /// <summary>Whether it learns from the content of the items, where there is any.</summary>
    public bool ReadsContent { get; init; }
}
