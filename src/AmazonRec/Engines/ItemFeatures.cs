namespace AmazonRec.Engines;

/// <summary>Frozen numbers of items.</summary>
/// <param name="Name">As in a <see cref="Models.Layers.Features"/> layer.</param>
/// <param name="Width">Numbers per item.</param>
/// <param name="Values">[items, width] row-major, in the order of the item codes.</param>
public sealed record ItemFeatures(string Name, int Width, float[] Values);
