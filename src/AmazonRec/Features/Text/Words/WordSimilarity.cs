namespace AmazonRec.Features.Text.Words;

/// <summary>How near a word is.</summary>
/// <param name="Word">The word.</param>
/// <param name="Cosine">Cosine of the angle between its vector and the one asked about, -1 to 1.</param>
public sealed record WordSimilarity(string Word, float Cosine);
