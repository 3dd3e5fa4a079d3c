namespace AmazonRec.Features.Text.Words;

/// <summary>What a file of word vectors held.</summary>
/// <param name="Vectors">The vectors that were kept; null where none was.</param>
/// <param name="InFile">How many vectors the file has.</param>
/// <param name="Width">Numbers per word.</param>
/// <param name="Repeated">How many were left out because their word had come before.</param>
public sealed record WordVectorsRead(WordVectors? Vectors, long InFile, int Width, long Repeated);
