using System.Text.Json;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models;

/// <summary>A layer as model.json holds it: its kind, the names of the layers it reads, and what it was made with.</summary>
internal sealed record LayerSpec(string Name, string Kind, IReadOnlyList<string> Inputs)
{
    public Entity? Entity { get; init; }

    public string? Source { get; init; }

    public int? Width { get; init; }

    public Activation? Activation { get; init; }

    public float? Rate { get; init; }

    public bool? Normalize { get; init; }

    /// <summary>Null for none.</summary>
    public int? Rounds { get; init; }

    /// <summary>Null for false.</summary>
    public bool? TrainedApart { get; init; }

    public float? Min { get; init; }

    public float? Max { get; init; }

    public Init? Init { get; init; }

    /// <summary>Null for zeros.</summary>
    public Init? BiasInit { get; init; }

    /// <summary>Null for true.</summary>
    public bool? HasBias { get; init; }

    public float? L2 { get; init; }

    public float? Epsilon { get; init; }

    public float? Momentum { get; init; }

    public string? Module { get; init; }

    public JsonElement? Arguments { get; init; }

    public static LayerSpec FromLayer(Layer layer, string name, IReadOnlyList<string> inputs)
    {
        var spec = new LayerSpec(name, layer.GetType().Name, inputs);
        return layer switch
        {
            Embedding e => spec with { Entity = e.Entity, Width = e.Width, Init = e.Init, L2 = e.L2 },
            Bias b => spec with { Entity = b.Entity, Init = b.Init },
            Offset o => spec with { Init = o.Init },
            FeatureVector f => spec with { Source = f.Source, Width = f.Width },
            Dense d =>
                spec with
                {
                    Width = d.Units,
                    Activation = d.Activation,
                    Init = d.Init,
                    BiasInit = Start(d.BiasInit),
                    HasBias = d.HasBias ? null : false,
                },
            Dropout d => spec with { Rate = d.Rate },
            Dot d => spec with { Normalize = d.Normalize, Rounds = d.Rounds == 0 ? null : d.Rounds },
            Concat { TrainedApart: true } => spec with { TrainedApart = true },
            ScaleToRange s => spec with { Min = s.Min, Max = s.Max },
            Activate a => spec with { Activation = a.Activation },
            LayerNorm n => spec with { Epsilon = n.Epsilon },
            BatchNorm n => spec with { Epsilon = n.Epsilon, Momentum = n.Momentum, BiasInit = Start(n.BiasInit) },
            Clip c => spec with { Min = c.Min, Max = c.Max },
            ModuleLayer m => spec with { Module = m.Module, Arguments = m.Arguments, Width = m.Width },
            _ => spec,
        };

        static Init? Start(Init bias) => bias == Init.Zeros ? null : bias;
    }

    /// <exception cref="FormatException">The kind is not known, or lacks what it needs.</exception>
    public Layer ToLayer(IReadOnlyList<Layer> inputs)
    {
        try
        {
            return Kind switch
            {
                nameof(Embedding) => new Embedding(Entity!.Value, Width!.Value) { Name = Name, Init = Init!, L2 = L2!.Value },
                nameof(Bias) => new Bias(Entity!.Value) { Name = Name, Init = Init! },
                nameof(Offset) => new Offset { Name = Name, Init = Init! },
                nameof(FeatureVector) or "Features" => new FeatureVector(Source!, Width!.Value) { Name = Name },
                nameof(Dense) =>
                    new Dense(inputs[0], Width!.Value, Activation!.Value)
                    {
                        Name = Name,
                        Init = Init!,
                        BiasInit = BiasInit ?? Init.Zeros,
                        HasBias = HasBias ?? true,
                    },
                nameof(Dropout) => new Dropout(inputs[0], Rate!.Value) { Name = Name },
                nameof(Dot) => new Dot(inputs[0], inputs[1], Normalize!.Value) { Name = Name, Rounds = Rounds ?? 0 },
                nameof(Multiply) => new Multiply(inputs[0], inputs[1]) { Name = Name },
                nameof(Concat) => new Concat(inputs) { Name = Name, TrainedApart = TrainedApart ?? false },
                nameof(Add) => new Add(inputs) { Name = Name },
                nameof(ScaleToRange) => new ScaleToRange(inputs[0], Min!.Value, Max!.Value) { Name = Name },
                nameof(Clip) => new Clip(inputs[0], Min!.Value, Max!.Value) { Name = Name },
                nameof(ModuleLayer) => new ModuleLayer(Module!, inputs) { Name = Name, Arguments = Arguments, Width = Width!.Value },
                nameof(Activate) => new Activate(inputs[0], Activation!.Value) { Name = Name },
                nameof(LayerNorm) => new LayerNorm(inputs[0], Epsilon!.Value) { Name = Name },
                nameof(BatchNorm) =>
                    new BatchNorm(inputs[0], Epsilon!.Value, Momentum!.Value) { Name = Name, BiasInit = BiasInit ?? Init.Zeros },
                _ => throw new FormatException($"The layer '{Name}' is of kind '{Kind}', which this version does not know."),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The layer '{Name}' of kind '{Kind}' is not whole: {e.Message}", e);
        }
    }
}
