using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>The truth about the items: what they are, how good, and how popular.</summary>
internal sealed class SyntheticItems
{
    private readonly float[] _traits;
    private readonly int[][] _ranking;

    public SyntheticItems(SynthesisOptions options)
    {
        var aspects = Aspect.All.Length;
        Topics = new byte[options.Items];
        Brands = new byte[options.Items];
        Products = new byte[options.Items];
        Quality = new float[options.Items];
        _traits = new float[options.Items * aspects];
        var ranking = Array.ConvertAll(Topic.All, _ => new List<int>());
        // In random order, so that neither the number of an item nor its neighbours tell how popular it is.
        foreach (var item in RandomSource.For(options.Seed, "synthesis item order").Permutation(options.Items))
        {
            var draws = new Draws(RandomSource.For(options.Seed, "synthesis item", (uint)item));
            var topic = TopicAt(draws.Uniform());
            Topics[item] = (byte)topic;
            ranking[topic].Add(item);
            var brand = Brand.Of(topic, ref draws);
            Brands[item] = (byte)brand;
            Products[item] = (byte)draws.Below(Topic.All[topic].Products.Length);
            // 0.6² + 0.8² = 1: half-known from the brand, and of variance 1 as a whole.
            Quality[item] = (float)(0.6 * Brand.Quality(options.Seed, brand) + 0.8 * draws.Normal());
            for (var k = 0; k < aspects; k++)
                _traits[item * aspects + k] = (float)(0.8 * Topic.All[topic].Traits[k] + 0.6 * draws.Normal());
        }

        _ranking = Array.ConvertAll(ranking, items => items.ToArray());
    }

    public int Count => Topics.Length;

    /// <summary>Each item's index in <see cref="Topic.All"/>.</summary>
    public byte[] Topics { get; }

    /// <summary>Each item's index in <see cref="Brand.Names"/>.</summary>
    public byte[] Brands { get; }

    /// <summary>Each item's index in the <see cref="Topic.Products"/> of its topic.</summary>
    public byte[] Products { get; }

    /// <summary>How good each item is for everyone: mean 0, variance 1.</summary>
    public float[] Quality { get; }

    /// <summary>What an item is, such as "headset".</summary>
    public string Product(int item) => Topic.All[Topics[item]].Products[Products[item]];

    /// <summary>How much an item has of each <see cref="Aspect"/>: mean 0, variance 1.</summary>
    public ReadOnlySpan<float> Traits(int item) => _traits.AsSpan(item * Aspect.All.Length, Aspect.All.Length);

    /// <summary>An item of a topic, the popular ones more often; -1 if the topic has none.</summary>
    /// <param name="topic">The index in <see cref="Topic.All"/>.</param>
    /// <param name="chance">A uniform number in [0, 1).</param>
    public int PickPopular(int topic, double chance)
    {
        var items = _ranking[topic];
        if (items.Length == 0) return -1;
        // Popularity 1/√r - 1 at the rank r in [0, 1): its cumulative share 2√r - r, solved for r.
        var root = 1.0 - Math.Sqrt(1.0 - chance);
        return items[(int)(root * root * items.Length)];
    }

    private static int TopicAt(double chance)
    {
        var topic = 0;
        while (topic < Topic.All.Length - 1 && (chance -= Topic.All[topic].Share) >= 0) topic++;
        return topic;
    }
}
