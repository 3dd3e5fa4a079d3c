using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The net that fastai's <c>collab_learner(use_nn=True)</c> builds (<c>EmbeddingNN</c>, a <c>TabularModel</c> of user and item): embeddings
/// as wide as the counts ask for, then for each hidden layer a linear map without bias, ReLU and batch normalisation, in this order; one
/// linear unit; a sigmoid onto the scale. Weights start as there: embeddings from a cut normal of .01, linear maps as PyTorch's, the norms'
/// bias at .001.
/// </summary>
public static class EmbeddingNn
{
    private const float NormBias = 1e-3f;

    private static readonly ModelShape PublishedShape = new(943, 1634); // MovieLens 100k by title, of which the book tells
    private static readonly int[] PublishedLayers = [100, 50];

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "embedding-nn",
        "hidden layers with batch normalisation over factors side by side, as many as the data asks for, through a sigmoid onto the scale",
        "fastai's collab_learner(use_nn=True, layers=[100, 50]); its book, chapter 8",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Layers), nameof(ModelOptions.OutputRange)],
        options =>
            Create(
                options.Inputs.Shape ?? PublishedShape,
                options.Factors,
                options.Layers ?? PublishedLayers,
                options.OutputRange ?? new(0, 5.5f)));

    /// <summary>The model.</summary>
    /// <param name="shape">How many users and items.</param>
    /// <param name="factors">Width of both embeddings; null for fastai's rule of thumb, which counts a row for ids that are not
    /// known.</param>
    /// <param name="layers">Units of the hidden layers.</param>
    /// <param name="range">Range of the output.</param>
    public static Model Create(ModelShape shape, int? factors, IReadOnlyList<int> layers, RatingRange range)
    {
        Layer top = new Concat(Table(Entity.User), Table(Entity.Item));
        foreach (var units in layers)
            top = new BatchNorm(
                new Dense(top, units, Activation.Relu)
                {
                    Init = Init.FanInUniform,
                    HasBias = false,
                })
            { BiasInit = Init.Constant(NormBias) };
        var output = new Dense(top, 1) { Init = Init.FanInUniform, BiasInit = Init.Uniform(1 / MathF.Sqrt(top.OutputWidth)) };
        return new Model("embedding-nn", new ScaleToRange(output, range.Min, range.Max));

        Embedding Table(Entity entity) =>
            new(entity, factors ?? CollabNn.WidthFor(shape.Of(entity) + 1)) { Init = Init.TruncatedNormal(.01f) };
    }
}
