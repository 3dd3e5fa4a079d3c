using System.Globalization;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// The graphs of neural collaborative filtering (He et al. 2017): generalized matrix factorization (eq. 9), a tower of dense layers (eq.
/// 10), and both side by side (eq. 12), into one unit whose output is the logit of a choice. Embeddings start normal with deviation .01, as
/// published; dense layers by Glorot, as in the authors' code. The unit has no bias where a loss compares items: no difference tells it.
/// </summary>
internal static class NetworkGraph
{
    /// <summary>Users' vectors that are multiplied with those of items.</summary>
    public const string ProductUsers = "product_user.weight";

    /// <summary>Items' vectors that are multiplied with those of users.</summary>
    public const string ProductItems = "product_item.weight";

    /// <summary>Users' vectors that the tower reads.</summary>
    public const string TowerUsers = "tower_user.weight";

    /// <summary>Items' vectors that the tower reads.</summary>
    public const string TowerItems = "tower_item.weight";

    /// <summary>The last unit's weights: those of the product, then those of the tower.</summary>
    public const string OutKernel = "out.kernel";

    /// <summary>Its bias, where it has one.</summary>
    public const string OutBias = "out.bias";

    private const string Weight = ".weight";

    /// <summary>The graph.</summary>
    /// <param name="options">Its parts and their sizes.</param>
    public static Model Create(NetworkRankerOptions options)
    {
        var parts = new List<Layer>();
        if (options.HasProduct)
            parts.Add(new Multiply(Table(Entity.User, options.Factors, ProductUsers), Table(Entity.Item, options.Factors, ProductItems)));
        if (options.HasTower)
        {
            var widths = options.Widths;
            Layer top = new Concat(Table(Entity.User, widths[0], TowerUsers), Table(Entity.Item, widths[0], TowerItems));
            for (var layer = 0; layer < widths.Count; layer++)
                top = new Dense(top, widths[layer], Activation.Relu) { Name = NameOf(layer) };
            parts.Add(top);
        }

        var joint = parts.Count == 1 ? parts[0] : new Concat([.. parts]);
        return new Model("ncf", new Dense(joint, 1) { Name = "out", HasBias = !GroupLoss.Is(options.Loss) });

        Embedding Table(Entity entity, int width, string weight) =>
            new(entity, width) { Init = Init.Normal(0.01f), L2 = (float)options.Penalty, Name = weight[..^Weight.Length] };
    }

    /// <summary>The weights of one of the tower's layers: [inputs, units].</summary>
    /// <param name="layer">From 0, the one over the vectors.</param>
    public static string KernelOf(int layer) => $"{NameOf(layer)}.kernel";

    /// <summary>Its biases.</summary>
    /// <param name="layer">From 0.</param>
    public static string BiasOf(int layer) => $"{NameOf(layer)}.bias";

    private static string NameOf(int layer) => string.Create(CultureInfo.InvariantCulture, $"tower_{layer + 1}");
}
