using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>The truth about the items: what they are, how good, and how popular.</summary>
internal sealed class SyntheticItems
{
    private readonly Popularity _popularity;
    private readonly Drift _drift;
    private readonly int[][] _ranking;
    private float[] _traits;

    public SyntheticItems(SynthesisOptions options, SynthesisWork? work = null)
    {
        var aspects = Aspect.All.Length;
        _popularity = new Popularity(options.ItemHead);
        _drift = new Drift(options.Drift);
        Topics = new byte[options.Items];
        Brands = new byte[options.Items];
        Products = new byte[options.Items];
        Quality = new float[options.Items];
        Origins = new int[options.Items];
        _traits = new float[options.Items * aspects];
        var source = RandomSource.For(options.Seed, "synthesis item");
        var brands = Enumerable.Range(0, Brand.Names.Length).Select(brand => Brand.Quality(options.Seed, brand)).ToArray();
        (work ?? new()).OverRanges(options.Items, 1 << 12, (from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var draws = new Draws(source with { Part = (uint)item });
                var topic = TopicAt(draws.Uniform());
                Topics[item] = (byte)topic;
                var brand = Brand.Draw(topic, ref draws);
                Brands[item] = (byte)brand;
                Products[item] = (byte)draws.Below(Topic.All[topic].Products.Length);
                Origins[item] = item;
                // 0.6² + 0.8² = 1: half-known from the brand, and of variance 1 as a whole.
                Quality[item] = (float)(0.6 * brands[brand] + 0.8 * draws.Normal());
                for (var k = 0; k < aspects; k++)
                    _traits[item * aspects + k] = (float)(0.8 * Topic.All[topic].Traits[k] + 0.6 * draws.Normal());
            }
        });

        // In random order, so that neither the number of an item nor its neighbours tell how popular it is.
        var ranking = Array.ConvertAll(Topic.All, _ => new List<int>());
        foreach (var item in RandomSource.For(options.Seed, "synthesis item order").Permutation(options.Items))
            ranking[Topics[item]].Add(item);
        _ranking = Array.ConvertAll(ranking, items => items.ToArray());
    }

    public int Count => Topics.Length;

    /// <summary>Each item's index in <see cref="Topic.All"/>.</summary>
    public byte[] Topics { get; private set; }

    /// <summary>Each item's index in <see cref="Brand.Names"/>.</summary>
    public byte[] Brands { get; private set; }

    /// <summary>Each item's index in the <see cref="Topic.Products"/> of its topic.</summary>
    public byte[] Products { get; private set; }

    /// <summary>How good each item is for everyone: mean 0, variance 1.</summary>
    public float[] Quality { get; private set; }

    /// <summary>The item that each one is a clone of; its own index if it is none.</summary>
    public int[] Origins { get; private set; }

    /// <summary>What an item is, such as "headset".</summary>
    public string Product(int item) => Topic.All[Topics[item]].Products[Products[item]];

    /// <summary>How much an item has of each <see cref="Aspect"/>: mean 0, variance 1.</summary>
    public ReadOnlySpan<float> Traits(int item) => _traits.AsSpan(item * Aspect.All.Length, Aspect.All.Length);

    /// <summary>An item of a topic, the popular ones more often; -1 if the topic has none.</summary>
    /// <param name="topic">The index in <see cref="Topic.All"/>.</param>
    /// <param name="chance">A uniform number in [0, 1).</param>
    /// <param name="day">The day on which it is popular, since 1970-01-01.</param>
    public int PickPopular(int topic, double chance, int day)
    {
        var items = _ranking[topic];
        if (items.Length == 0) return -1;
        var rank = Math.Min((int)(_popularity.Rank(chance) * items.Length), items.Length - 1);
        if (_drift.Moves) rank = (rank + _drift.Ranks(items.Length, day)) % items.Length;
        return items[rank];
    }

    /// <summary>Adds items that are the same as others in all but their number, and are never picked.</summary>
    public void AddClones(int[] origins)
    {
        if (origins.Length == 0) return;
        Topics = [.. Topics, .. origins.Select(item => Topics[item])];
        Brands = [.. Brands, .. origins.Select(item => Brands[item])];
        Products = [.. Products, .. origins.Select(item => Products[item])];
        Quality = [.. Quality, .. origins.Select(item => Quality[item])];
        Origins = [.. Origins, .. origins];
        _traits = [.. _traits, .. origins.SelectMany(item => Traits(item).ToArray())];
    }

    private static int TopicAt(double chance)
    {
        var topic = 0;
        while (topic < Topic.All.Length - 1 && (chance -= Topic.All[topic].Share) >= 0) topic++;
        return topic;
    }
}
