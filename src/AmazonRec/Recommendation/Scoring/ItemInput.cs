namespace AmazonRec.Recommendation.Scoring;

/// <summary>All that a model reads of an item.</summary>
/// <param name="Row">What it learned of it, as <see cref="EntityRows"/> has it.</param>
/// <param name="Content">Its features by name.</param>
internal sealed record ItemInput(float[] Row, IReadOnlyDictionary<string, float[]> Content);
