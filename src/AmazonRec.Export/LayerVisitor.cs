using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Training;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Export;

/// <summary>Says the layers of a model in ONNX, inputs before those that read them. The value of each is [n, width].</summary>
internal sealed class LayerVisitor(TrainedModel trained, OnnxGraph graph, string user, string item)
{
    /// <summary>What keeps a cosine from a division by zero, as in the engines.</summary>
    private const float Smallest = 1e-12f;

    private readonly Model _model = trained.Model;
    private readonly ModelShape _shape = new(trained.Users.Count, trained.Items.Count);
    private readonly IReadOnlyDictionary<string, Tensor> _weights = trained.Weights;
    private readonly Dictionary<Layer, string> _values = new(ReferenceEqualityComparer.Instance);
    private string? _column;

    /// <summary>Adds all layers.</summary>
    /// <returns>The value of the last one, [n, 1].</returns>
    /// <exception cref="ArgumentException">A layer can't be said.</exception>
    public string Run()
    {
        foreach (var layer in _model.Layers) _values[layer] = Say(layer);
        return _values[_model.Output];
    }

    private string Say(Layer layer) => layer switch
    {
        Embedding embedding => Rows(embedding.Entity, Table(layer, 0)),
        Bias bias => Rows(bias.Entity, Table(layer, 0)),
        Offset => graph.Node("Expand", Table(layer, 0), Column()),
        FeatureVector features => Rows(Entity.Item, Content(features)),
        Dense dense => Activated(dense.Activation, Product(dense)),
        Activate activate => Activated(activate.Activation, Of(activate.Input)),
        Dropout dropout => Of(dropout.Input),
        Dot dot => SayDot(dot),
        Multiply multiply => graph.Node("Mul", Of(multiply.Left), Of(multiply.Right)),
        Concat { Inputs: [var only] } => Of(only),
        Concat concat => graph.Node("Concat", concat.Inputs.Select(Of), ("axis", 1L)),
        Add add => add.Inputs.Skip(1).Aggregate(Of(add.Inputs[0]), (sum, input) => graph.Node("Add", sum, Of(input))),
        LayerNorm norm =>
            graph.Node(
                "LayerNormalization", [Of(norm.Input), Line(norm, 0), Line(norm, 1)], ("axis", 1L), ("epsilon", norm.Epsilon)),
        BatchNorm norm =>
            graph.Node(
                "BatchNormalization", [Of(norm.Input), Line(norm, 0), Line(norm, 1), Line(norm, 2), Line(norm, 3)],
                ("epsilon", norm.Epsilon)),
        ScaleToRange scale =>
            graph.Node(
                "Add", graph.Node("Mul", graph.Node("Sigmoid", Of(scale.Input)), graph.Number(scale.Max - scale.Min)),
                graph.Number(scale.Min)),
        Clip clip => graph.Node("Clip", Of(clip.Input), graph.Number(clip.Min), graph.Number(clip.Max)),
        ModuleLayer module =>
            throw new ArgumentException(
                $"The layer '{_model.NameOf(layer)}' is the torch.nn.Module '{module.Module}': code, which ONNX can't say. Export it with "
                + "torch.onnx where it was written, or take amazonrec export predictions."),
        _ =>
            throw new ArgumentException(
                $"The layer '{_model.NameOf(layer)}' is a {layer.GetType().Name}, which is not said in ONNX yet. Take amazonrec export "
                + "factors or predictions."),
    };

    private string SayDot(Dot dot)
    {
        var (left, right) = (Of(dot.Left), Of(dot.Right));
        var product = Sum(left, right);
        return dot.Normalize ? graph.Node("Mul", graph.Node("Mul", product, Scale(left)), Scale(right)) : product;

        string Sum(string a, string b) => graph.Node("ReduceSum", [graph.Node("Mul", a, b), graph.Whole(1)], ("keepdims", 1L));

        string Scale(string x) =>
            graph.Node("Reciprocal", graph.Node("Sqrt", graph.Node("Max", Sum(x, x), graph.Number(Smallest))));
    }

    private string Product(Dense dense)
    {
        var product = graph.Node("MatMul", Of(dense.Input), Table(dense, 0));
        return dense.HasBias ? graph.Node("Add", product, Table(dense, 1)) : product;
    }

    private string Activated(Activation activation, string x) => activation switch
    {
        Activation.Linear => x,
        Activation.Relu => graph.Node("Relu", x),
        Activation.Sigmoid => graph.Node("Sigmoid", x),
        Activation.Tanh => graph.Node("Tanh", x),
        Activation.LeakyRelu => graph.Node("LeakyRelu", [x], ("alpha", .01f)),
        Activation.Gelu => // x (1 + erf(x / √2)) / 2
            graph.Node(
                "Mul", graph.Node("Mul", x, graph.Number(.5f)),
                graph.Node(
                    "Add", graph.Node("Erf", graph.Node("Mul", x, graph.Number((float)Math.Sqrt(.5)))), graph.Number(1))),
        _ => throw new ArgumentException($"The activation {activation} is not said in ONNX yet."),
    };

    private string Of(Layer layer) => _values[layer];

    private string Rows(Entity entity, string table) =>
        graph.Node("Gather", [table, entity == Entity.User ? user : item], ("axis", 0L));

    /// <summary>The shape of one column of as many rows as are asked for.</summary>
    private string Column() =>
        _column ??= graph.Node("Concat", [graph.Node("Shape", user), graph.Whole(1)], ("axis", 0L));

    /// <summary>A weight as the matrix that it is.</summary>
    private string Table(Layer layer, int at)
    {
        var weight = _model.WeightsOf(layer, _shape)[at];
        return graph.Table(weight.Name, _weights[weight.Name].As<float>(), weight.Rows, weight.Columns);
    }

    /// <summary>A weight of one row, as a list.</summary>
    private string Line(Layer layer, int at)
    {
        var weight = _model.WeightsOf(layer, _shape)[at];
        return graph.Table(weight.Name, _weights[weight.Name].As<float>(), weight.Columns);
    }

    private string Content(FeatureVector features)
    {
        var found = ItemFeatures.Find(trained.Features, features.Source, features.Width, _shape.Items);
        return graph.Table($"{features.Source} of items", found.Values, _shape.Items, features.Width);
    }
}
