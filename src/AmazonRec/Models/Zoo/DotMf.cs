using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// Matrix factorisation as the Keras tutorials write it: the dot product of a user's and an item's factors, with neither biases nor a
/// global mean. Predictions start near 0 and have to grow to the stars, which takes epochs.
/// </summary>
public static class DotMf
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "dot-mf",
        "dot product of user and item factors, no biases and no mean (biased-mf and svd have them)",
        "Koren, Bell, Volinsky 2009, without biases",
        [nameof(ModelOptions.Factors)],
        options => Create(options.Factors ?? 10));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    public static Model Create(int factors = 10) =>
        new("dot-mf", new Dot(new Embedding(Entity.User, factors), new Embedding(Entity.Item, factors)));
}
