namespace AmazonRec.Models.Layers;

/// <summary>The element-wise product: [batch, width].</summary>
/// <param name="Left">First factor.</param>
/// <param name="Right">Second factor, as wide.</param>
public sealed record Multiply(Layer Left, Layer Right) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Left.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Left, Right];

    /// <summary>Rejected unless as wide as <see cref="Left"/>.</summary>
    public Layer Right { get; } = Dot.SameWidth(Left, Right);

    internal override string DefaultName => "multiply";
}
