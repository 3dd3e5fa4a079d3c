using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The dot product of embeddings with a small penalty on their size: the first of three steps of a Keras recommender for films.
/// </summary>
public static class DotL2
{
    internal const float Penalty = 1e-6f;

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "dot-l2",
        "dot product of he-normal factors with an L2 penalty, no biases (biased-mf and svd have them)",
        "Keras embeddings on Amazon Movies & TV 2018, its first step",
        [nameof(ModelOptions.Factors)],
        options => Create(options.Factors ?? 50));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    public static Model Create(int factors) => new("dot-l2", new Dot(Table(Entity.User, factors), Table(Entity.Item, factors)));

    internal static Embedding Table(Entity entity, int width) => new(entity, width) { Init = Init.HeNormal, L2 = Penalty };
}
