namespace AmazonRec.Models.Layers;

/// <summary>One number for all rows: [batch, 1].</summary>
public sealed record Offset : Layer
{
    /// <summary>How it starts: at the mean of the training ratings unless said otherwise.</summary>
    public Init Init { get; init; } = Init.RatingMean;

    /// <inheritdoc/>
    public override int OutputWidth => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [];

    internal override string DefaultName => "offset";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) => [new Weight($"{name}.weight", 1, 1, Init)];
}
