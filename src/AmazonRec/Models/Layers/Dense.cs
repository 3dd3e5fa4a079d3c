namespace AmazonRec.Models.Layers;

/// <summary>activation(x W + b), with W [inputs, units] and b [units]: [batch, units].</summary>
/// <param name="Input">x.</param>
/// <param name="Units">Columns of the output.</param>
/// <param name="Activation">Applied to each number.</param>
public sealed record Dense(Layer Input, int Units, Activation Activation = Activation.Linear) : Layer
{
    /// <summary>How W starts: Glorot uniform unless said otherwise.</summary>
    public Init Init { get; init; } = Init.GlorotUniform;

    /// <summary>How b starts: at zero unless said otherwise.</summary>
    public Init BiasInit { get; init; } = Init.Zeros;

    /// <summary>Whether there is a b.</summary>
    public bool HasBias { get; init; } = true;

    /// <inheritdoc/>
    public override int OutputWidth => Units;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    /// <summary>Rejected unless at least 1.</summary>
    public int Units { get; } = Positive(Units, nameof(Units));

    internal override string DefaultName => "dense";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) =>
    [
        new Weight($"{name}.kernel", Input.OutputWidth, Units, Init),
        .. HasBias ? [new Weight($"{name}.bias", 1, Units, BiasInit) { IsBiasOrNorm = true }] : Array.Empty<Weight>(),
    ];
}
