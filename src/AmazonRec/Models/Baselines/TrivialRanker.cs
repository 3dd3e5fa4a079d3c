using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>A trivial ranker that every ranking stands beside.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Fit">Fits it on training rows.</param>
public sealed record TrivialRanker(string Name, Func<Ratings, IItemRanker> Fit)
{
    /// <summary>Whether it can be fitted on who chose what alone.</summary>
    public bool NeedsNoRatings { get; init; } = true;

    /// <summary>Name of the ranker that the others are tested against: the one that is hard to beat.</summary>
    public const string Popular = "most-popular";

    /// <summary>The ones every comparison shows: nothing known, how often items are rated, how well they are rated.</summary>
    public static IReadOnlyList<TrivialRanker> All { get; } =
    [
        new("random", _ => new RandomOrder(seed: 0)),
        new(Popular, train => new MostPopular(train)),
        new("item-mean", train => new EntityMean(Entity.Item, train)) { NeedsNoRatings = false },
    ];
}
