namespace AmazonRec.Models.Layers;

/// <summary>
/// gain (x - mean) / sqrt(variance + epsilon) + bias for each column: [batch, width] (Ioffe and Szegedy 2015, algorithm 1). In training by
/// the batch's mean and variance (of n); else by running ones, which move at each step by the share <see cref="Momentum"/> towards the
/// batch's (the variance of n - 1, as in PyTorch).
/// </summary>
/// <param name="Input">x.</param>
/// <param name="Epsilon">Keeps the root from zero; 1e-5 in PyTorch.</param>
/// <param name="Momentum">0.1 in PyTorch, where Keras calls 0.9 by that name.</param>
public sealed record BatchNorm(Layer Input, float Epsilon = 1e-5f, float Momentum = .1f) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Input.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    /// <summary>Rejected unless positive.</summary>
    public float Epsilon { get; } = Epsilon > 0 ? Epsilon : throw new ArgumentException($"Epsilon is {Epsilon}; it must be positive.");

    /// <summary>Rejected unless from 0 to 1.</summary>
    public float Momentum { get; } = Momentum is >= 0 and <= 1
        ? Momentum
        : throw new ArgumentException($"The momentum is {Momentum}; it goes from 0 to 1.");

    /// <summary>How the bias starts: at zero unless said otherwise.</summary>
    public Init BiasInit { get; init; } = Init.Zeros;

    internal override string DefaultName => "batch_norm";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) =>
    [
        new Weight($"{name}.gain", 1, OutputWidth, Init.Ones) { IsBiasOrNorm = true },
        new Weight($"{name}.bias", 1, OutputWidth, BiasInit) { IsBiasOrNorm = true },
        new Weight($"{name}.running_mean", 1, OutputWidth, Init.Zeros, IsTrained: false),
        new Weight($"{name}.running_variance", 1, OutputWidth, Init.Ones, IsTrained: false),
    ];
}
