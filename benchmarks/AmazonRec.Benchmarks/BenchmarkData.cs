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

    /// <summary>Numbers of an image vector per item.</summary>
    public const int ImageWidth = 512;

    private readonly Lazy<ItemFeatures> _text;
    private readonly Lazy<ItemFeatures> _image;

    private BenchmarkData(ElectronicsShape shape, Ratings train)
    {
        (Shape, Train) = (shape, train);
        Order = RandomSource.For(shape.Seed, "shuffle", 1).Permutation(train.Count);
        _text = new(() => Make("text", TextWidth));
        _image = new(() => Make("image", ImageWidth));
    }

    /// <summary>What it was made to.</summary>
    public ElectronicsShape Shape { get; }

    /// <summary>The training rows: 70 % of all.</summary>
    public Ratings Train { get; }

    /// <summary>The order in which an epoch takes the rows.</summary>
    public int[] Order { get; }

    /// <summary>Stand-ins for text vectors, of about unit length. What they say does not matter to how fast they are.</summary>
    public ItemFeatures Text => _text.Value;

    /// <summary>The same for images.</summary>
    public ItemFeatures Image => _image.Value;

    /// <summary>Rows of the embeddings.</summary>
    public ModelShape ModelShape => new(Shape.Users, Shape.Items);

    /// <summary>Makes the data of a shape.</summary>
    /// <exception cref="ArgumentException">There are too few or too many ratings for the users.</exception>
    public static BenchmarkData Make(ElectronicsShape shape) =>
        new(shape, Split.Random(ElectronicsShapedRatings.Make(shape), test: 0.3, seed: shape.Seed).Train);

    /// <summary>What a model reads, made where it was not yet.</summary>
    public IReadOnlyList<ItemFeatures> FeaturesOf(BenchmarkModel model) =>
        [.. model.Features.Select(name => name == "text" ? Text : Image)];

    private ItemFeatures Make(string name, int width)
    {
        var source = RandomSource.For(Shape.Seed, $"benchmark {name}");
        var values = new float[Shape.Items * width];
        for (var n = 0; n < values.Length; n++) values[n] = (source.Uniform((ulong)n) - 0.5f) * 0.2f;
        return new ItemFeatures(name, width, values);
    }
}
