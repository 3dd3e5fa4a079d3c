using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.TorchSharp.Modules;
using AmazonRec.Training;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace AmazonRec.TorchSharp;

/// <summary>A model as a TorchSharp module, with a module for each layer: its state is named as our weights are.</summary>
internal sealed class GraphModule : torch.nn.Module<Pass, torch.Tensor>
{
    private readonly List<(LayerModule Module, Layer Layer, int[] Inputs)> _steps = [];
    private readonly List<TorchWeight> _weights = [];

    public GraphModule(
        Model model, ModelShape shape, NetworkOptions options, torch.Device device, torch.ScalarType type, bool ownDropout)
        : base(model.Name)
    {
        var places = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance);
        foreach (var layer in model.Layers)
        {
            var (module, weights) = layer switch
            {
                ModuleLayer code => Take(code, model, shape, options, device, type),
                Dropout dropout when ownDropout => (new OwnDropoutModule(dropout.Rate), []),
                _ => Lower(layer, model, shape, options, device, type),
            };
            register_module(model.NameOf(layer).Replace('.', '_'), module); // libtorch keeps the dot for itself
            places[layer] = _steps.Count;
            _steps.Add((module, layer, [.. layer.Inputs.Select(input => places[input])]));
            _weights.AddRange(weights);
        }
    }

    public IReadOnlyList<TorchWeight> Weights => _weights;

    /// <summary>Predictions: [batch, 1].</summary>
    /// <exception cref="InvalidOperationException">A layer's output is of another shape than the model says.</exception>
    public override torch.Tensor forward(Pass input)
    {
        var outputs = new torch.Tensor[_steps.Count];
        foreach (var (at, (module, layer, inputs)) in _steps.Index())
        {
            var output = module.call(input, [.. inputs.Select(i => outputs[i])]);
            // A product of matrices that don't fit ends the process, so no layer reads what was not looked at.
            if (output.dim() != 2 || output.size(0) != input.Rows || output.size(1) != layer.OutputWidth)
                throw Misfit(layer, $"made [{string.Join(", ", output.shape)}], not [{input.Rows}, {layer.OutputWidth}]");
            outputs[at] = output;
        }

        return outputs[^1];
    }

    private static InvalidOperationException Misfit(Layer layer, string made)
    {
        var misfit = new InvalidOperationException($"The layer {layer.GetType().Name} {made}.");
        return layer is ModuleLayer code ? new ModuleFailedException(code.Module, made, misfit) : misfit;
    }

    /// <summary>What a weight's name has after its layer's.</summary>
    private static string PartOf(string weight) => weight[(weight.LastIndexOf('.') + 1)..];

    /// <summary>Somebody's own module, with the weights that it started itself.</summary>
    private static (LayerModule Module, TorchWeight[] Weights) Take(
        ModuleLayer layer, Model model, ModelShape shape, NetworkOptions options, torch.Device device, torch.ScalarType type)
    {
        var module = TorchModules.Find(layer.Module).Build(layer, shape, options.Seed).to(device);
        if (type != torch.ScalarType.Float32) module = module.to(type);
        var (name, tensors) = (model.NameOf(layer), module.state_dict());
        TorchWeight[] weights = [.. model.WeightsOf(layer, shape)
            .Select(weight => new TorchWeight(weight, tensors[weight.Name[(name.Length + 1)..]], options))];
        return (new CodeModule(layer.Module, module, weights, RandomSource.For(options.Seed, $"module {name}")), weights);
    }

    private static (LayerModule Module, TorchWeight[] Weights) Lower(
        Layer layer, Model model, ModelShape shape, NetworkOptions options, torch.Device device, torch.ScalarType type)
    {
        TorchWeight[] weights = [.. model.WeightsOf(layer, shape).Select(weight => new TorchWeight(weight, options, device, type))];
        var module = Lower(layer, model, shape, options, weights, device, type);
        foreach (var weight in weights)
        {
            if (weight.Value is Parameter learned) module.register_parameter(PartOf(weight.Weight.Name), learned);
            else module.register_buffer(PartOf(weight.Weight.Name), weight.Value);
        }

        return (module, weights);
    }

    private static LayerModule Lower(
        Layer layer, Model model, ModelShape shape, NetworkOptions options, TorchWeight[] weights, torch.Device device,
        torch.ScalarType type) => layer switch
        {
            Embedding embedding => new EmbeddingModule(embedding.Entity, weights[0]),
            Bias bias => new EmbeddingModule(bias.Entity, weights[0]),
            Offset => new OffsetModule(weights[0]),
            FeatureVector features =>
                new FeaturesModule(ItemFeatures.Find(options.Features, features.Source, features.Width, shape.Items), device, type),
            Dense dense => new DenseModule(weights[0], dense.HasBias ? weights[1] : null, dense.Activation),
            Activate activate => new ActivateModule(activate.Activation),
            LayerNorm norm => new LayerNormModule(weights[0], weights[1], norm.Epsilon),
            BatchNorm norm => new BatchNormModule(weights, norm.Epsilon, norm.Momentum),
            Dropout dropout => new DropoutModule(dropout.Rate, RandomSource.For(options.Seed, $"dropout {model.NameOf(layer)}")),
            Dot dot => new DotModule(dot.Normalize),
            Multiply => new MultiplyModule(),
            Concat => new ConcatModule(),
            Add => new AddModule(),
            ScaleToRange scale => new ScaleToRangeModule(scale.Min, scale.Max),
            Clip clip => new ClipModule(clip.Min, clip.Max),
            _ => throw new NotSupportedException($"The torch engine has no layer {layer.GetType().Name}."),
        };
}
