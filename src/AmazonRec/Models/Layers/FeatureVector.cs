namespace AmazonRec.Models.Layers;

/// <summary>
/// Frozen numbers of each item, such as a text or image vector: [batch, width]. The engine is given them under this name.
/// </summary>
/// <param name="Source">Name of the item features.</param>
/// <param name="Width">Numbers per item.</param>
public sealed record FeatureVector(string Source, int Width) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Width;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [];

    /// <summary>Rejected unless at least 1.</summary>
    public int Width { get; } = Positive(Width, nameof(Width));

    internal override string DefaultName => $"{Source}_features";
}
