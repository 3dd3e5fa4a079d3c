namespace AmazonRec.Synthesis;

/// <summary>
/// Words for a rating: about the item's topic and the aspects that the user likes or misses in it, in a tone that fits the stars. One
/// instance serves one rating after another.
/// </summary>
internal sealed class ReviewText(ulong seed, SyntheticRatings ratings)
{
    // The tones a remark may have, at the index of the stars: a good review may name a flaw, and a bad one a merit.
    private static readonly int[][] TonesOf = [[], [1, 1, 1, 2], [2, 2, 2, 1, 1, 4], [3, 3, 3, 4, 2], [4, 4, 4, 5, 5, 2], [5, 5, 5, 4]];

    private static readonly Phrase[] Openings = Phrase.Parse(Wording.Openings);
    private static readonly Phrase[] AspectRemarks = Phrase.Parse(Wording.AspectRemarks);
    private static readonly Phrase[] PartRemarks = Phrase.Parse(Wording.PartRemarks);
    private static readonly Phrase[][] Verdicts = Phrase.Parse(Wording.Verdicts);
    private static readonly Phrase[][] Summaries = Phrase.Parse(Wording.Summaries);

    private readonly WritingSource _source = new(seed, "synthesis text", drawsPerRow: 64);
    private readonly SentenceWriter _text = new();
    private readonly SentenceWriter _summary = new();

    /// <summary>A text of 10 to 40 words.</summary>
    public ReadOnlySpan<byte> Text => _text.Text;

    /// <summary>The heading.</summary>
    public ReadOnlySpan<byte> Summary => _summary.Text;

    /// <summary>Writes <see cref="Text"/> and <see cref="Summary"/> of a row.</summary>
    public void Write(int row)
    {
        var (user, item, stars) = (ratings.Users[row], ratings.Items[row], ratings.Stars[row]);
        var draws = ratings.DrawsOf(_source, row);
        var (topic, product) = (Topic.All[ratings.ItemTruth.Topics[item]], ratings.ItemTruth.Products[item]);
        var (liked, missed) = Extremes(ratings.UserTruth.Tastes(user), ratings.ItemTruth.Traits(item));

        _text.Begin(topic, product);
        if (draws.Chance(0.7)) _text.Add(draws.Pick(Openings), Cared(ratings.UserTruth.Tastes(user)), stars, ref draws);
        else Remark(PartRemarks, liked, missed, stars, ref draws);
        Remark(AspectRemarks, liked, missed, stars, ref draws);
        Remark(draws.Chance(0.5) ? PartRemarks : AspectRemarks, liked, missed, stars, ref draws);
        if (draws.Chance(0.7)) _text.Add(draws.Pick(Verdicts[stars]), liked, stars, ref draws);

        _summary.Begin(topic, product);
        _summary.Add(draws.Pick(Summaries[stars]), stars > 3 ? liked : missed, stars, ref draws);
    }

    private void Remark(Phrase[] patterns, Aspect liked, Aspect missed, int stars, ref Draws draws)
    {
        var tone = draws.Pick(TonesOf[stars]);
        var aspect = draws.Chance(0.3) ? draws.Pick(Aspect.All) : tone > 3 ? liked : missed;
        _text.Add(draws.Pick(patterns), aspect, tone, ref draws);
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
