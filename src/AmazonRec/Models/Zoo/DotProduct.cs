using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The dot product of factors that start near zero, with nothing to keep it on the scale: the first rung of fastai's ladder.
/// </summary>
public static class DotProduct
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "dot-product",
        "dot product of factors, started as fastai does, no biases and no mean (biased-mf and svd have them)",
        "fastai book, chapter 8 (DotProduct)",
        [nameof(ModelOptions.Factors)],
        options => Create(options.Factors ?? 50));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    public static Model Create(int factors)
    {
        var init = Init.TruncatedNormal(0.01f);
        return new Model(
            "dot-product",
            new Dot(new Embedding(Entity.User, factors) { Init = init }, new Embedding(Entity.Item, factors) { Init = init }));
    }
}
