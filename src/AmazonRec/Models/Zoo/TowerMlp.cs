using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>Two small hidden layers over the embeddings with much dropout, through a sigmoid onto the scale: the third step.</summary>
public static class TowerMlp
{
    private const float FirstDropout = 0.05f; // of the embeddings

    private static readonly int[] PublishedLayers = [10, 10];

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "tower-mlp",
        "hidden layers of ten with much dropout over he-normal factors, through a sigmoid onto the scale itself",
        "Keras embeddings on Amazon Movies & TV 2018, its last step",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Layers), nameof(ModelOptions.Dropout), nameof(ModelOptions.OutputRange)],
        options =>
            Create(
                options.Factors ?? 50,
                options.Layers ?? PublishedLayers,
                options.Dropout ?? 0.5f,
                options.OutputRange ?? RatingRange.Stars))
    {
        RangeIsScale = true,
    };

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="layers">Units of the hidden ReLU layers.</param>
    /// <param name="dropout">Rate after each of them.</param>
    /// <param name="range">Range of the output.</param>
    public static Model Create(int factors, IReadOnlyList<int> layers, float dropout, RatingRange range)
    {
        Layer top = new Dropout(new Concat(DotL2.Table(Entity.User, factors), DotL2.Table(Entity.Item, factors)), FirstDropout);
        foreach (var units in layers) top = new Dropout(new Dense(top, units, Activation.Relu) { Init = Init.HeNormal }, dropout);
        return new Model("tower-mlp", new ScaleToRange(new Dense(top, 1) { Init = Init.HeNormal }, range.Min, range.Max));
    }
}
