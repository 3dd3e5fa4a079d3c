using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// <see cref="BiasedMf"/> whose items have a prior from their content: an item's factors are W x + r and its bias w · x + b, x its content
/// and r and b what its own ratings add. Weight decay pulls r and b to zero, so that an item with few ratings is what its content says
/// (regression-based latent factors: Agarwal and Chen 2009, here by gradient steps in place of their EM).
/// </summary>
public static class BiasedMfContent
{
    private const string Standard = "text";
    private const int StandardWidth = 64;

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "biased-mf-content",
        "biased-mf whose item factors and biases start from a linear map of the item's content, whatever features are given",
        "Agarwal, Chen 2009 (regression-based latent factor models), by gradient steps",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(
            options.Inputs.FeatureWidths.Count > 0
                ? options.Inputs.FeatureWidths
                : new Dictionary<string, int> { [Standard] = StandardWidth },
            options.Factors ?? 50,
            options.OutputRange ?? new(0, 5.5f)));

    /// <summary>The model.</summary>
    /// <param name="features">Numbers per item of each features, by name; without any it is <see cref="BiasedMf"/> with an offset that all
    /// rows share.</param>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="range">Range of the output.</param>
    public static Model Create(IReadOnlyDictionary<string, int> features, int factors, RatingRange range)
    {
        var init = Init.TruncatedNormal(0.01f);
        if (features.Count == 0)
            return new Model(
                "biased-mf-content",
                new ScaleToRange(
                    Sum(new Embedding(Entity.Item, factors) { Init = init }, new Offset { Init = Init.Zeros }), range.Min, range.Max));
        var content = new Concat([.. features.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FeatureVector(f.Key, f.Value))]);
        var item = new Add(
            new Embedding(Entity.Item, factors) { Init = init }, new Dense(content, factors) { Init = init, Name = "content_factors" });
        return new Model(
            "biased-mf-content",
            new ScaleToRange(Sum(item, new Dense(content, 1) { Init = Init.Zeros, Name = "content_bias" }), range.Min, range.Max));

        Add Sum(Layer item, Layer bias) => new(
            new Dot(new Embedding(Entity.User, factors) { Init = init }, item),
            new Bias(Entity.User) { Init = init },
            new Bias(Entity.Item) { Init = init },
            bias);
    }
}
