using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The fastai book's own net: hidden layers over embeddings whose widths follow from how many users and items there are, through a sigmoid
/// onto the scale. What its <c>collab_learner</c> builds also normalises over the batch: see <see cref="EmbeddingNn"/>.
/// </summary>
public static class CollabNn
{
    private const int WidestEmbedding = 600;

    // With fastai's extra row for ids that are not known: MovieLens 100k, of which the book tells.
    private static readonly ModelShape PublishedShape = new(943 + 1, 1634 + 1);
    private static readonly int[] PublishedLayers = [100];

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "collab-nn",
        "a hidden layer over factors side by side, as many as the data asks for, through a sigmoid onto the scale",
        "fastai book, chapter 8 (CollabNN)",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Layers), nameof(ModelOptions.OutputRange)],
        options =>
            Create(
                options.Inputs.Shape ?? PublishedShape,
                options.Factors,
                options.Layers ?? PublishedLayers,
                options.OutputRange ?? new(0, 5.5f)));

    /// <summary>fastai's rule of thumb for the width of an embedding: min(600, round(1.6 n^0.56)).</summary>
    /// <param name="count">How many ids.</param>
    public static int WidthFor(int count) => Math.Min(WidestEmbedding, (int)Math.Round(1.6 * Math.Pow(count, 0.56)));

    /// <summary>The model.</summary>
    /// <param name="shape">How many users and items.</param>
    /// <param name="factors">Width of both embeddings; null for the rule of thumb.</param>
    /// <param name="layers">Units of the hidden ReLU layers.</param>
    /// <param name="range">Range of the output.</param>
    public static Model Create(ModelShape shape, int? factors, IReadOnlyList<int> layers, RatingRange range)
    {
        Layer top = new Concat(Table(Entity.User), Table(Entity.Item));
        foreach (var units in layers) top = new Dense(top, units, Activation.Relu) { Init = Init.FanInUniform };
        return new Model("collab-nn", new ScaleToRange(new Dense(top, 1) { Init = Init.FanInUniform }, range.Min, range.Max));

        Embedding Table(Entity entity) =>
            new(entity, factors ?? Math.Max(1, WidthFor(shape.Of(entity)))) { Init = Init.TruncatedNormal(0.01f) };
    }
}
