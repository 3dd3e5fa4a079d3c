using System.Numerics.Tensors;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>A vector of length 1 for every item, or zeros; items are near each other where their vectors point the same way.</summary>
internal sealed class ItemVectors
{
    private readonly float[] _values;

    private ItemVectors(int width, float[] values)
    {
        (Width, _values) = (width, values);
        for (var start = 0; start < values.Length; start += width)
        {
            var row = values.AsSpan(start, width);
            if (TensorPrimitives.Norm<float>(row) is > 0 and var length) TensorPrimitives.Divide(row, length, row);
        }
    }

    /// <summary>Numbers of an item.</summary>
    public int Width { get; }

    /// <summary>The vector of an item.</summary>
    public ReadOnlySpan<float> this[int item] => _values.AsSpan(item * Width, Width);

    /// <summary>The cosine of two items.</summary>
    public float Cosine(int a, int b) => TensorPrimitives.Dot(this[a], this[b]);

    /// <summary>
    /// What the graph makes of an item before anything of the user comes in, as far as it was learned from ratings: its embedding, or the
    /// sum of embedding and content where the model adds them; of a module, its tables with a row for each item. Null for a model without
    /// such.
    /// </summary>
    public static ItemVectors? OfFactors(ModelParts parts)
    {
        var layers = parts.Model.Layers
            .Where(layer => !IsOf(layer, Entity.Item, only: true)).SelectMany(layer => layer.Inputs)
            .Where(input => input.OutputWidth > 1 && IsOf(input, Entity.Item, only: true) && Learned(input)).Distinct().ToArray();
        var blocks = layers.Select(layer => FactorsOf(parts, layer)).Concat(TablesOfModules(parts)).ToArray();
        return blocks.Length == 0 ? null : SideBySide(parts.Shape.Items, blocks);
    }

    /// <summary>
    /// The content of the items, as <see cref="CentredContent"/> has it; each features are brought to length 1, so that none outweighs
    /// another. Null for a model without such.
    /// </summary>
    public static ItemVectors? OfContent(ModelParts parts) =>
        parts.Features.Count == 0
            ? null
            : SideBySide(
                parts.Shape.Items, [.. parts.Features.Select(f => (CentredContent.WidthOf(f), OfContent(f)._values))]);

    /// <summary>The content of one name.</summary>
    public static ItemVectors OfContent(ItemFeatures features) => new(CentredContent.WidthOf(features), CentredContent.Rows(features));

    private static IEnumerable<(int Width, float[] Values)> TablesOfModules(ModelParts parts) =>
        from layer in parts.Model.Layers.OfType<ModuleLayer>()
        from weight in parts.Model.WeightsOf(layer, parts.Shape)
        where weight is { Entity: Entity.Item, Columns: > 1, IsTrained: true }
        select (weight.Columns, parts.Items.Tables().First(table => table.Key == weight.Name).Value.As<float>());

    private static ItemVectors SideBySide(int items, (int Width, float[] Values)[] blocks)
    {
        var width = blocks.Sum(b => b.Width);
        var (values, start) = (new float[(long)items * width], 0);
        foreach (var (columns, block) in blocks)
        {
            for (var item = 0; item < items; item++) block.AsSpan(item * columns, columns).CopyTo(values.AsSpan((item * width) + start));
            start += columns;
        }

        return new ItemVectors(width, values);
    }

    /// <summary>The values of a layer; of rows that hold rounds of Gibbs sampling, the factors alone.</summary>
    private static (int Width, float[] Values) FactorsOf(ModelParts parts, Layer layer)
    {
        var values = Values(parts, layer);
        return SampledRows.Find(parts.Model, layer) is { } rows
            ? (rows.Rounds * rows.Factors, rows.FactorsOf(values))
            : (layer.OutputWidth, values);
    }

    private static bool Learned(Layer layer) => layer is Embedding { Entity: Entity.Item } || layer.Inputs.Any(Learned);

    /// <summary>Whether a layer reads something of an entity and, if asked, nothing of the other.</summary>
    internal static bool IsOf(Layer layer, Entity entity, bool only) => layer switch
    {
        Embedding e => e.Entity == entity,
        Bias b => b.Entity == entity,
        FeatureVector => entity == Entity.Item,
        Offset => false,
        ModuleLayer => !only, // it reads both codes itself
        _ =>
            layer.Inputs.Any(input => IsOf(input, entity, only))
                && (!only || layer.Inputs.All(input => input is Offset || IsOf(input, entity, only))),
    };

    /// <summary>The values of a layer, [items][width]: the products with users who have a one at one place each.</summary>
    internal static float[] Values(ModelParts parts, Layer layer)
    {
        var (width, items) = (layer.OutputWidth, parts.Shape.Items);
        if (layer is Embedding or Bias)
            return parts.Items.Tables().First(t => t.Key == parts.Model.WeightsOf(layer, parts.Shape)[0].Name).Value.As<float>();
        var units = new Embedding(Entity.User, width);
        var model = new Model("vectors", new Dot(layer, units));
        var shape = new ModelShape(width, items);
        var network = parts.Engine.Compile(model, shape, new NetworkOptions { Features = parts.Features });
        var known = new Dictionary<string, Tensor>([.. parts.Items.Tables(), .. parts.Common]);
        var weights = new Dictionary<string, Tensor>();
        foreach (var (own, other) in model.WeightsIn(parts.Model, shape)) weights[own] = known[other];
        var ones = new float[width * width];
        for (var k = 0; k < width; k++) ones[(k * width) + k] = 1;
        weights[model.WeightsOf(units, shape)[0].Name] = new Tensor([width, width], ones);
        network.Import(weights);
        var (values, column) = (new float[(long)items * width], new float[items]);
        for (var k = 0; k < width; k++)
        {
            network.PredictAllItems(k, column);
            for (var item = 0; item < items; item++) values[(item * width) + k] = column[item];
        }

        return values;
    }
}
