using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>A trivial predictor that every result stands beside.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Fit">Fits it on training rows.</param>
public sealed record Baseline(string Name, Func<Ratings, IRatingPredictor> Fit)
{
    /// <summary>
    /// The one that every model is set against. It is fixed here, before any test row is seen: to take the baseline with the least test
    /// error would be to choose on test rows.
    /// </summary>
    public static Baseline Yardstick { get; } = new("tuned-bias", train => new TunedBias(train));

    /// <summary>The user's mean with one rating of the global mean beside the user's own: for data of users with few ratings.</summary>
    public static Baseline ShrunkUserMean { get; } = new("shrunk-user-mean", train => new EntityMean(Entity.User, train, shrinkage: 1));

    /// <summary>The ones every study shows; the yardstick is the last.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
    [
        new("global-mean", train => new GlobalMean(train)),
        new("user-mean", train => new EntityMean(Entity.User, train)),
        new("item-mean", train => new EntityMean(Entity.Item, train)),
        new("als-bias", train => new AlsBias(train)),
        Yardstick,
    ];

    /// <summary>
    /// Which of the baselines of a result is the yardstick: tuned-bias, or in results of before it was there the last. Null where there are
    /// none.
    /// </summary>
    /// <param name="names">Names of the baselines, in the order of <see cref="All"/>.</param>
    public static string? YardstickOf(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Contains(Yardstick.Name) ? Yardstick.Name : all.LastOrDefault();
    }
}
