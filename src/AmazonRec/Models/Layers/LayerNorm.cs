namespace AmazonRec.Models.Layers;

/// <summary>
/// gain (x - mean) / sqrt(variance + epsilon) + bias, with the mean and the variance (of n, not n - 1) of each row: [batch, width] (Ba,
/// Kiros and Hinton 2016, eq. 3).
/// </summary>
/// <param name="Input">x.</param>
/// <param name="Epsilon">Keeps the root from zero; 1e-5 in PyTorch.</param>
public sealed record LayerNorm(Layer Input, float Epsilon = 1e-5f) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Input.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    /// <summary>Rejected unless positive.</summary>
    public float Epsilon { get; } = Epsilon > 0 ? Epsilon : throw new ArgumentException($"Epsilon is {Epsilon}; it must be positive.");

    internal override string DefaultName => "layer_norm";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) =>
        [
            new Weight($"{name}.gain", 1, OutputWidth, Init.Ones) { IsBiasOrNorm = true },
            new Weight($"{name}.bias", 1, OutputWidth, Init.Zeros) { IsBiasOrNorm = true },
        ];
}
