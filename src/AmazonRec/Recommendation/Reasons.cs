namespace AmazonRec.Recommendation;

/// <summary>Why an item has its score.</summary>
/// <param name="Score">The score.</param>
/// <param name="Baseline">The score of the mean user for the mean item.</param>
/// <param name="Shares">What each input adds; with the baseline they add up to the score. Empty where the score is not the model's.</param>
/// <param name="Nearest">The rated items that are most like it, nearest first; items that are not alike at all are left out.</param>
/// <param name="Space">Where nearness was looked for.</param>
public sealed record Reasons(double Score, double Baseline, IReadOnlyList<Share> Shares, IReadOnlyList<RatedNeighbour> Nearest, VectorSpace Space);
