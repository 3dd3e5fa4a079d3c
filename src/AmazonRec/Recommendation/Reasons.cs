namespace AmazonRec.Recommendation;

/// <summary>Why an item has its score.</summary>
/// <param name="Score">The score.</param>
/// <param name="Baseline">The score of the mean user for the mean item; where nothing is known of the user or the item, with what stands
/// for them.</param>
/// <param name="Shares">What each input adds; with the baseline they add up to the score. A user or item of which nothing is known has
/// none. Empty where the score is not the model's.</param>
/// <param name="Nearest">The items that the user liked and that are most like it, nearest first; none where none is near.</param>
/// <param name="Space">Where nearness was looked for.</param>
/// <param name="LeastStars">The rating from which an item counts as liked: the user's own mean, and no less than the middle of the scale;
/// NaN without ratings.</param>
/// <param name="LeastCosine">How like a rated item must be to be a reason.</param>
public sealed record Reasons(
    double Score, double Baseline, IReadOnlyList<Share> Shares, IReadOnlyList<RatedNeighbour> Nearest, VectorSpace Space, double LeastStars,
    double LeastCosine);
