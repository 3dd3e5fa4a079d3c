using AmazonRec.Data;

namespace AmazonRec.Recommendation;

/// <summary>The data of a run.</summary>
/// <param name="File">As it was named.</param>
/// <param name="RatingRange">The scale.</param>
public sealed record RunSource(string File, RatingRange RatingRange);
