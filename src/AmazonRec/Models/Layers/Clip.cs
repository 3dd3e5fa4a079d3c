namespace AmazonRec.Models.Layers;

/// <summary>x, but at least min and at most max. Gradients pass where x is within.</summary>
/// <param name="Input">x.</param>
/// <param name="Min">Lower end.</param>
/// <param name="Max">Upper end, above <paramref name="Min"/>.</param>
public sealed record Clip(Layer Input, float Min, float Max) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Input.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    /// <summary>Rejected unless above <see cref="Min"/>.</summary>
    public float Max { get; } = Max > Min ? Max : throw new ArgumentException($"The range {Min} to {Max} is empty.", nameof(Max));

    internal override string DefaultName => "clip";
}
