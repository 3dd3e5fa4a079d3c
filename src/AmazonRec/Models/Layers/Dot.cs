namespace AmazonRec.Models.Layers;

/// <summary>The dot product of two rows: [batch, 1].</summary>
/// <param name="Left">First factor.</param>
/// <param name="Right">Second factor, as wide.</param>
/// <param name="Normalize">Whether each row is first scaled to length 1, which makes it the cosine (x rsqrt(max(x·x, 1e-12)), as Keras has
/// it).</param>
public sealed record Dot(Layer Left, Layer Right, bool Normalize = false) : Layer
{
    /// <summary>
    /// How many rounds of Gibbs sampling the rows hold, a block for each one after another, so that the product is the mean of what the
    /// rounds predict, and their spread tells how sure that is; 0 for rows that are no such. A block is [p, b, 1, s, 0] of a user and
    /// [q, 1, b, 0, t] of an item over √rounds: factors, bias, and the deviation s t of the ratings around the round's predictions.
    /// </summary>
    public int Rounds { get; init; }

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
