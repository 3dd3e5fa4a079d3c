using AmazonRec.Compute;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Testing.Engines;

/// <summary>Graphs that nobody would think of, by seed: shared layers, odd widths, every kind of layer.</summary>
public sealed class RandomModel
{
    private readonly RandomSource _random;
    private readonly List<Layer> _layers = [];
    private ulong _drawn;

    private RandomModel(ulong seed) => _random = RandomSource.For(seed, "random model");

    public static Model Of(ulong seed)
    {
        var maker = new RandomModel(seed);
        for (var i = 0; i < 3; i++) maker._layers.Add(maker.Leaf());
        for (var i = 0; i < 5; i++) maker._layers.Add(maker.Inner());
        // Everything that nothing reads yet ends in one unit, so that all of it learns.
        var read = maker._layers.SelectMany(l => l.Inputs).ToHashSet();
        var loose = maker._layers.Where(l => !read.Contains(l)).ToArray();
        Layer output = new Dense(loose.Length == 1 ? loose[0] : new Concat(loose), 1);
        return new Model($"random {seed}", maker.Below(2) == 0 ? output : new ScaleToRange(output, 0, 6));
    }

    private Layer Leaf() => Below(6) switch
    {
        5 => new Offset(),
        0 => new Bias(Below(2) == 0 ? Entity.User : Entity.Item) { Init = Init.Normal(.3f) },
        1 => new FeatureVector("text", 5),
        _ => new Embedding(Below(2) == 0 ? Entity.User : Entity.Item, Width()) { Init = Init.Normal(.3f), L2 = Below(6) == 0 ? 1e-3f : 0 },
    };

    private Layer Inner()
    {
        var input = Any();
        var partners = _layers.Where(l => l.OutputWidth == input.OutputWidth).ToArray();
        var partner = partners[Below(partners.Length)];
        return Below(9) switch
        {
            0 => new Concat(input, Any(), Any()),
            1 => new Dot(input, partner, Normalize: Below(2) == 0 && input.OutputWidth > 1),
            2 => new Multiply(input, partner),
            3 => new Add(input, partner, input),
            4 => new Dropout(input, .25f),
            5 => new ScaleToRange(input, -1, 1),
            6 => Linear(input, Width()),
            7 => new Clip(input, -.4f, .6f),
            _ => new Dropout(new Dense(input, Width(), Activation.Relu), .5f),
        };
    }

    private static Dense Linear(Layer input, int units) => new(input, units) { HasBias = units % 2 == 0 };

    private Layer Any() => _layers[Below(_layers.Count)];

    private int Width() => new[] { 1, 2, 7, 16, 31, 32, 33, 50, 64, 70 }[Below(10)];

    private int Below(int bound) => _random.Below(bound, _drawn++);
}
