using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>A trivial ranker that every ranking stands beside.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Fit">Fits it on training rows.</param>
public sealed record TrivialRanker(string Name, Func<Ratings, IItemRanker> Fit)
{
    /// <summary>The ones every comparison shows: nothing known, how often items are rated, how well they are rated.</summary>
    public static IReadOnlyList<TrivialRanker> All { get; } =
    [
        new("random", _ => new RandomOrder(seed: 0)),
        new("most-popular", train => new MostPopular(train)),
        new("item-mean", train => new EntityMean(Entity.Item, train)),
    ];
}
