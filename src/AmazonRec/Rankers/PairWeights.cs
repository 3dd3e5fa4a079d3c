using AmazonRec.Data;
using AmazonRec.Rankers.Items;

namespace AmazonRec.Rankers;

/// <summary>
/// How much a choice tells: more where it was rated above the mean, and more where it is not long ago. w = max(.1, 1 + s (r - mean)) (floor +
/// recency^later), with s for stars; 1 for all without either.
/// </summary>
/// <param name="Stars">s.</param>
/// <param name="Mean">The mean rating of the training rows.</param>
/// <param name="History">By how many choices came later.</param>
internal readonly record struct PairWeights(float Stars, float Mean, History History)
{
    private const float Least = 0.1f;

    /// <summary>s; without effect on implicit data.</summary>
    public static RankerParameter StarsParameter { get; } = new(
        "stars", 0, "How much more a choice counts for each star above the mean, and less below it.", [0, 0.2]);

    /// <summary>Those of some settings on some data.</summary>
    public static PairWeights Of(RankerSettings settings, Interactions chosen)
    {
        var sum = 0.0;
        foreach (var rating in chosen.Ratings) sum += rating;
        return new((float)settings[StarsParameter], (float)(sum / Math.Max(1, chosen.Count)), History.Of(settings, History.Even));
    }

    /// <summary>As a file keeps them.</summary>
    public float[] Numbers => [Stars, Mean, History.Decay, History.Floor];

    /// <summary>From a file.</summary>
    public static PairWeights Read(float[] numbers) => new(numbers[0], numbers[1], new History(numbers[2], numbers[3]));

    /// <summary>The weight of each of a user's choices.</summary>
    /// <param name="chosen">What the user chose.</param>
    /// <param name="weights">Receives as many numbers.</param>
    public void Write(Choices chosen, Span<float> weights)
    {
        for (var place = 0; place < chosen.Count; place++)
        {
            var stars = Stars == 0 || chosen.Ratings.IsEmpty ? 1 : Math.Max(Least, 1 + (Stars * (chosen.Ratings[place] - Mean)));
            weights[place] = stars * (History.Decay == 1 ? 1 : History.Say(chosen.Count - 1 - place));
        }
    }

    /// <summary>The weight of every pair, by user.</summary>
    public float[] All(Interactions chosen)
    {
        var weights = new float[chosen.Count];
        for (var user = 0; user < chosen.Users.Count; user++) Write(chosen.Of(user), weights.AsSpan(chosen.FirstPairOf(user)));
        return weights;
    }
}
