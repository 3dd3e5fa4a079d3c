using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>
/// Words for a rating: about the item's topic and the aspects that the user likes or misses in it, in a tone that fits the stars.
/// </summary>
internal sealed class ReviewText(ulong seed, SyntheticRatings ratings)
{
    private const int DrawsPerReview = 64; // more than the longest text takes, so that no two share any

    // The tones a remark may have, at the index of the stars: a good review may name a flaw, and a bad one a merit.
    private static readonly int[][] TonesOf = [[], [1, 1, 1, 2], [2, 2, 2, 1, 1, 4], [3, 3, 3, 4, 2], [4, 4, 4, 5, 5, 2], [5, 5, 5, 4]];

    private readonly SentenceWriter _writer = new();

    /// <summary>The heading, and a text of 10 to 40 words.</summary>
    /// <param name="rating">The rating's index.</param>
    public (string Summary, string Text) Write(int rating)
    {
        var (user, item, stars) = (ratings.Users[rating], ratings.Items[rating], ratings.Stars[rating]);
        var nth = (ulong)(rating - ratings.UserTruth.FirstRating[user]);
        var draws = new Draws(RandomSource.For(seed, "synthesis text", (uint)user), nth * DrawsPerReview);
        var topic = Topic.All[ratings.ItemTruth.Topics[item]];
        var (liked, missed) = Extremes(ratings.UserTruth.Tastes(user), ratings.ItemTruth.Traits(item));

        _writer.Begin(topic, ratings.ItemTruth.Product(item));
        if (draws.Chance(0.7)) _writer.Add(draws.Pick(Wording.Openings), Cared(ratings.UserTruth.Tastes(user)), stars, ref draws);
        else Remark(Wording.PartRemarks, liked, missed, stars, ref draws);
        Remark(Wording.AspectRemarks, liked, missed, stars, ref draws);
        Remark(draws.Chance(0.5) ? Wording.PartRemarks : Wording.AspectRemarks, liked, missed, stars, ref draws);
        if (draws.Chance(0.7)) _writer.Add(draws.Pick(Wording.Verdicts[stars]), liked, stars, ref draws);
        var text = _writer.ToString();

        _writer.Begin(topic, ratings.ItemTruth.Product(item));
        _writer.Add(draws.Pick(Wording.Summaries[stars]), stars > 3 ? liked : missed, stars, ref draws);
        return (_writer.ToString(), text);
    }

    private void Remark(string[] patterns, Aspect liked, Aspect missed, int stars, ref Draws draws)
    {
        var tone = draws.Pick(TonesOf[stars]);
        var aspect = draws.Chance(0.3) ? draws.Pick(Aspect.All) : tone > 3 ? liked : missed;
        _writer.Add(draws.Pick(patterns), aspect, tone, ref draws);
    }

    // Where the item suits the user's taste best and worst.
    private static (Aspect Best, Aspect Worst) Extremes(ReadOnlySpan<float> tastes, ReadOnlySpan<float> traits)
    {
        var (best, worst) = (0, 0);
        for (var k = 1; k < tastes.Length; k++)
        {
            if (tastes[k] * traits[k] > tastes[best] * traits[best]) best = k;
            if (tastes[k] * traits[k] < tastes[worst] * traits[worst]) worst = k;
        }

        return (Aspect.All[best], Aspect.All[worst]);
    }

    // What the user cares about most, for or against.
    private static Aspect Cared(ReadOnlySpan<float> tastes)
    {
        var most = 0;
        for (var k = 1; k < tastes.Length; k++)
        {
            if (Math.Abs(tastes[k]) > Math.Abs(tastes[most])) most = k;
        }

        return Aspect.All[most];
    }
}
