using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>The items most like one.</summary>
/// <param name="Space">Where nearness was looked for.</param>
/// <param name="Content">The one content that was compared; null for all together, and for factors.</param>
/// <param name="MinRatings">Training ratings that a listed item has at least.</param>
/// <param name="LeftOut">Items that have fewer, and were not looked at.</param>
/// <param name="Items">The others, nearest first.</param>
internal sealed record SimilarListView(VectorSpace Space, string? Content, int MinRatings, int LeftOut, IReadOnlyList<SimilarView> Items);
