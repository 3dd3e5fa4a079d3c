using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Benchmarks;

/// <summary>What every model of a benchmark trains on.</summary>
public sealed class BenchmarkData
{
    /// <summary>Numbers of a text vector per item.</summary>
    public const int TextWidth = 300;

    private readonly Lazy<ItemFeatures> _text;

    private BenchmarkData(ElectronicsShape shape, Ratings train)
    {
        (Shape, Train) = (shape, train);
        Order = RandomSource.For(shape.Seed, "shuffle", 1).Permutation(train.Count);
        _text = new(MakeText);
    }

    /// <summary>What it was made to.</summary>
    public ElectronicsShape Shape { get; }

    /// <summary>The training rows: 70 % of all.</summary>
    public Ratings Train { get; }

    /// <summary>The order in which an epoch takes the rows.</summary>
    public int[] Order { get; }

    /// <summary>Stand-ins for text vectors, of about unit length. What they say does not matter to how fast they are.</summary>
    public ItemFeatures Text => _text.Value;

    /// <summary>Rows of the embeddings.</summary>
    public ModelShape ModelShape => new(Shape.Users, Shape.Items);

    /// <summary>Makes the data of a shape.</summary>
    /// <exception cref="ArgumentException">There are too few or too many ratings for the users.</exception>
    public static BenchmarkData Make(ElectronicsShape shape) =>
        new(shape, Split.Random(ElectronicsShapedRatings.Make(shape), test: 0.3, seed: shape.Seed).Train);

    private ItemFeatures MakeText()
    {
        var source = RandomSource.For(Shape.Seed, "benchmark text");
        var values = new float[Shape.Items * TextWidth];
        for (var n = 0; n < values.Length; n++) values[n] = (source.Uniform((ulong)n) - 0.5f) * 0.2f;
        return new ItemFeatures("text", TextWidth, values);
    }
}
