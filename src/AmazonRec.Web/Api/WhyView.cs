using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>Why an item has its score.</summary>
/// <param name="Baseline">The score of the mean user for the mean item; where nothing is known of the user or the item, with what stands
/// for them.</param>
/// <param name="Shares">What each input of the model adds; with the baseline they add up to the score.</param>
/// <param name="Nearest">The items that the user liked and that are most like it, nearest first; none where none is near.</param>
/// <param name="Space">Where nearness was looked for.</param>
/// <param name="LeastStars">The rating from which an item counts as liked: the user's own mean, and no less than the middle of the scale;
/// null without ratings.</param>
/// <param name="LeastCosine">How like a rated item must be to be a reason.</param>
internal sealed record WhyView(
    double Baseline,
    IReadOnlyList<Share> Shares,
    IReadOnlyList<LikedView> Nearest,
    VectorSpace Space,
    double? LeastStars,
    double LeastCosine);
