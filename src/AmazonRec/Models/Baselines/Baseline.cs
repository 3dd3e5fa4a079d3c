using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>A trivial predictor that every result stands beside.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Fit">Fits it on training rows.</param>
public sealed record Baseline(string Name, Func<Ratings, IRatingPredictor> Fit)
{
    /// <summary>The ones every study shows.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
    [
        new("global-mean", train => new GlobalMean(train)),
        new("user-mean", train => new EntityMean(Entity.User, train)),
        new("item-mean", train => new EntityMean(Entity.Item, train)),
        new("als-bias", train => new AlsBias(train)),
    ];
}
