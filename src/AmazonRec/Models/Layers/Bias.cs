namespace AmazonRec.Models.Layers;

/// <summary>One number for each user or item: [batch, 1].</summary>
/// <param name="Entity">Whose.</param>
public sealed record Bias(Entity Entity) : Layer
{
    /// <summary>How the biases start: at zero unless said otherwise.</summary>
    public Init Init { get; init; } = Init.Zeros;

    /// <inheritdoc/>
    public override int OutputWidth => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [];

    internal override string DefaultName => Entity == Entity.User ? "user_bias" : "item_bias";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) =>
        [new Weight($"{name}.weight", shape.Of(Entity), 1, Init, Entity) { IsBiasOrNorm = true }];
}
