using AmazonRec.Features;

namespace AmazonRec.Runs;

/// <summary>Item features that a run was given.</summary>
/// <param name="Name">What the model calls them.</param>
/// <param name="File">The file as it was named.</param>
/// <param name="FileHash">16 hexadecimal digits of its SHA-256.</param>
/// <param name="Scaling">What was done to the numbers.</param>
/// <param name="Origin">How they were made: method, options, source.</param>
public sealed record FeatureInput(
    string Name, string File, string FileHash, FeatureScaling Scaling, IReadOnlyDictionary<string, string> Origin);
