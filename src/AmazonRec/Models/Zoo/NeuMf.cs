using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// Neural matrix factorisation: the element-wise product of one pair of embeddings beside a tower over another pair, into one unit.
/// Published for clicks, with a sigmoid and cross entropy; here the unit is linear and predicts the rating.
/// </summary>
public static class NeuMf
{
    private static readonly int[] PublishedTower = [32, 16, 8];

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "neumf",
        "product of factors and a tower over other factors, into one linear unit",
        "He et al. 2017, eq. 12, with a linear unit for ratings",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Layers)],
        options => Create(options.Factors ?? 8, options.Layers ?? PublishedTower));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of the embeddings that are multiplied.</param>
    /// <param name="tower">Units of the tower's ReLU layers; its embeddings are as wide as the first.</param>
    /// <exception cref="ArgumentException">The tower has no layer.</exception>
    public static Model Create(int factors, IReadOnlyList<int> tower)
    {
        if (tower.Count == 0) throw new ArgumentException("The tower has no layer. Name at least one, such as --layers 32,16,8.");
        var product = new Multiply(Table(Entity.User, factors, "mf_user"), Table(Entity.Item, factors, "mf_item"));
        Layer top = new Concat(Table(Entity.User, tower[0], "mlp_user"), Table(Entity.Item, tower[0], "mlp_item"));
        foreach (var units in tower) top = new Dense(top, units, Activation.Relu);
        return new Model("neumf", new Dense(new Concat(product, top), 1) { Name = "out" });

        static Embedding Table(Entity entity, int width, string name) => new(entity, width) { Init = Init.Normal(0.01f), Name = name };
    }
}
