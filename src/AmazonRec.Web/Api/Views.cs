using AmazonRec.Recommendation;
using AmazonRec.Web.Runs;

namespace AmazonRec.Web.Api;

/// <summary>Answers of the library as the API gives them.</summary>
internal sealed class Views(ServedRun run, bool remotePictures)
{
    public ItemView Of(ItemCard item) => new(
        item.Id, item.Title, item.Brand, item.Category, PictureOf(item), double.IsNaN(item.AverageStars) ? null : item.AverageStars,
        item.Ratings);

    public RatedView Of(RatedItem rated) => new(Of(rated.Item), rated.Stars, rated.Time);

    public SimilarListView Of(SimilarItems similar) =>
        new(
            similar.Space,
            similar.Content,
            similar.MinRatings,
            similar.LeftOut,
            [.. similar.Similar.Select(neighbour => new SimilarView(Of(neighbour.Item), neighbour.Cosine))]);

    public ListView Of(RecommendedList list) => new(list.User, list.Source, list.Explanation, [.. list.Items.Select(item =>
        new RecommendedView(item.Rank, Of(item.Item), item.Stars, item.Score, item.Why is { } why ? Of(why) : null)
        {
            Deviation = item.Deviation,
        })])
    {
        RankedBy = list.RankedBy,
    };

    private WhyView Of(Reasons why) =>
        new(
            why.Baseline,
            why.Shares,
            [.. why.Nearest.Select(n => new LikedView(Of(n.Item), n.Stars, n.Cosine))],
            why.Space,
            double.IsNaN(why.LeastStars) ? null : why.LeastStars,
            why.LeastCosine);

    private string? PictureOf(ItemCard item) =>
        run.Pictures.PathOf(item.Id) is not null ? $"api/items/{Uri.EscapeDataString(item.Id)}/picture"
        : remotePictures && item.Picture.StartsWith("https://", StringComparison.Ordinal) ? item.Picture
        : null;
}
