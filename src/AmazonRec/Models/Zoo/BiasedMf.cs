using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>Factors plus a bias for each user and item, through a sigmoid onto the scale: the collaborative filter of fastai.</summary>
public static class BiasedMf
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "biased-mf",
        "dot product of factors plus user and item bias, through a sigmoid onto the scale",
        "fastai book, chapter 8 (DotProductBias)",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(options.Factors ?? 50, options.OutputRange ?? new(0, 5.5f)));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="range">Range of the output.</param>
    public static Model Create(int factors, RatingRange range)
    {
        var init = Init.TruncatedNormal(0.01f);
        var sum = new Add(
            new Dot(new Embedding(Entity.User, factors) { Init = init }, new Embedding(Entity.Item, factors) { Init = init }),
            new Bias(Entity.User) { Init = init },
            new Bias(Entity.Item) { Init = init });
        return new Model("biased-mf", new ScaleToRange(sum, range.Min, range.Max));
    }
}
