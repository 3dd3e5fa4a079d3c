using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>Why an item has its score.</summary>
/// <param name="Baseline">The score of the mean user for the mean item.</param>
/// <param name="Shares">What each input of the model adds; with the baseline they add up to the score.</param>
/// <param name="Nearest">The rated items that are most like it, nearest first.</param>
/// <param name="Space">Where nearness was looked for.</param>
internal sealed record WhyView(double Baseline, IReadOnlyList<Share> Shares, IReadOnlyList<LikedView> Nearest, VectorSpace Space);
