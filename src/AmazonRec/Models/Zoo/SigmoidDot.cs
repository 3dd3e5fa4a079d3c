using AmazonRec.Data;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>The dot product in a sigmoid: predictions that stay on the scale. On ratings scaled to 0..1 it is a plain sigmoid.</summary>
public static class SigmoidDot
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "sigmoid-dot",
        "dot product of factors, through a sigmoid onto the scale, no biases (biased-mf and svd have them)",
        "fastai book, chapter 8",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(options.Factors ?? 50, options.OutputRange ?? new(0, 5.5f)));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="range">Range of the output; a little wider than the scale, so that its ends can be reached.</param>
    /// <param name="weighed">Whether the sigmoid is that of a dense unit over the dot product, w dot + b, with w and b learned.</param>
    public static Model Create(int factors, RatingRange range, bool weighed = false)
    {
        var init = Init.TruncatedNormal(0.01f);
        var dot = new Dot(new Embedding(Entity.User, factors) { Init = init }, new Embedding(Entity.Item, factors) { Init = init });
        return new Model("sigmoid-dot", new ScaleToRange(weighed ? new Dense(dot, 1) : dot, range.Min, range.Max));
    }
}
