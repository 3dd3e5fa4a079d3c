using System.Globalization;
using System.Text;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models;

/// <summary>A model is data: a graph of layers that ends in one predicted rating per row.</summary>
public sealed class Model
{
    private readonly Dictionary<Layer, string> _names = new(ReferenceEqualityComparer.Instance);

    /// <summary>A model of the given output.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="output">The last layer, one column wide.</param>
    /// <exception cref="ArgumentException">The output is wider than one column, or two layers were given the same name.</exception>
    public Model(string name, Layer output)
    {
        if (output.OutputWidth != 1)
            throw new ArgumentException(
                $"The output is {output.OutputWidth} columns wide; a predicted rating is one. End in a Dense layer of one unit.",
                nameof(output));
        (Name, Output) = (name, output);
        var layers = new List<Layer>();
        Visit(output, layers);
        Layers = layers;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in layers.Where(l => l.Name is not null))
            if (!taken.Add(_names[layer] = layer.Name!))
                throw new ArgumentException($"Two layers are named '{layer.Name}'.", nameof(output));
        foreach (var layer in layers.Where(l => l.Name is null))
        {
            var unique = layer.DefaultName;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{layer.DefaultName}_{n}";
            _names[layer] = unique;
        }
    }

    /// <summary>What results call it.</summary>
    public string Name { get; }

    /// <summary>The last layer.</summary>
    public Layer Output { get; }

    /// <summary>All layers, inputs before those that read them.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Of a blend, the outputs of the models that were trained apart; empty for any other model.</summary>
    internal IReadOnlyList<Layer> Parts => Layers.OfType<Concat>().FirstOrDefault(concat => concat.TrainedApart)?.Inputs ?? [];

    /// <summary>The same graph without a clipping at its end: ratings clipped to the scale tie where the best are.</summary>
    internal Model Unclipped => Output is Clip clip ? new Model(Name, clip.Input) : this;

    /// <summary>The name of a layer of this model.</summary>
    public string NameOf(Layer layer) => _names[layer];

    /// <summary>Every trainable weight, in the order of the layers.</summary>
    public IReadOnlyList<Weight> Weights(ModelShape shape) => [.. Layers.SelectMany(layer => WeightsOf(layer, shape))];

    /// <summary>The trainable weights of one layer.</summary>
    public IReadOnlyList<Weight> WeightsOf(Layer layer, ModelShape shape) => [.. layer.WeightsFor(NameOf(layer), shape)];

    /// <summary>
    /// The weights of layers that another model has, too: the very same layers, whose names follow from the graph that they are in.
    /// </summary>
    internal IEnumerable<(string Own, string Other)> WeightsIn(Model other, ModelShape shape) =>
        from layer in Layers
        where other._names.ContainsKey(layer)
        from pair in WeightsOf(layer, shape).Zip(other.WeightsOf(layer, shape))
        select (pair.First.Name, pair.Second.Name);

    /// <summary>The layer table: name, kind, inputs, output shape, parameters.</summary>
    public string Summary(ModelShape shape)
    {
        var rows = new List<string[]> { new[] { "layer", "kind", "reads", "output", "parameters" } };
        var total = 0L;
        foreach (var layer in Layers)
        {
            var count = WeightsOf(layer, shape).Sum(w => (long)w.Rows * w.Columns);
            total += count;
            rows.Add(
                [
                    NameOf(layer),
                    layer.GetType().Name,
                    string.Join(", ", layer.Inputs.Select(NameOf)),
                    $"[batch, {layer.OutputWidth}]",
                    count.ToString("N0", CultureInfo.InvariantCulture)]);
        }

        var widths = Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var text = new StringBuilder(
            $"{Name}: {total.ToString("N0", CultureInfo.InvariantCulture)} parameters, {shape.Users:N0} users, {shape.Items:N0} items\n");
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, c) => c == 4 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd())
                .Append('\n');
        return text.ToString();
    }

    /// <summary>The graph as a Mermaid flow chart, which code hosts and notebooks draw.</summary>
    public string Diagram()
    {
        var text = new StringBuilder("flowchart BT\n");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture, $"  {NameOf(layer)}[\"{NameOf(layer)}<br/>{layer.OutputWidth}\"]\n");
        foreach (var layer in Layers)
            foreach (var input in layer.Inputs)
                text.Append(CultureInfo.InvariantCulture, $"  {NameOf(input)} --> {NameOf(layer)}\n");
        return text.ToString();
    }

    private static void Visit(Layer layer, List<Layer> layers)
    {
        if (layers.Contains(layer)) return;
        foreach (var input in layer.Inputs) Visit(input, layers);
        layers.Add(layer);
    }
}
