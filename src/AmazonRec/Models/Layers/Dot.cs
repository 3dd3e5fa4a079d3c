namespace AmazonRec.Models.Layers;

/// <summary>The dot product of two rows: [batch, 1].</summary>
/// <param name="Left">First factor.</param>
/// <param name="Right">Second factor, as wide.</param>
/// <param name="Normalize">Whether each row is first scaled to length 1, which makes it the cosine (x rsqrt(max(x·x, 1e-12)), as Keras has
/// it).</param>
public sealed record Dot(Layer Left, Layer Right, bool Normalize = false) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Left, Right];

    /// <summary>Rejected unless as wide as <see cref="Left"/>.</summary>
    public Layer Right { get; } = SameWidth(Left, Right);

    internal override string DefaultName => "dot";

    internal static Layer SameWidth(Layer left, Layer right) => left.OutputWidth == right.OutputWidth
        ? right
        : throw new ArgumentException($"The inputs are {left.OutputWidth} and {right.OutputWidth} wide; they must be equally wide.");
}
