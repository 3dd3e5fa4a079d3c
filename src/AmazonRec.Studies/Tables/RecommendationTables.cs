using AmazonRec.Recommendation;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Tables;

/// <summary>Recommendations as tables.</summary>
public static class RecommendationTables
{
    private const int LongestText = 80; // sellers write whole paragraphs

    /// <summary>A list, best first.</summary>
    public static Table List(string title, RecommendedList list) => new(
        title,
        Column.Numbers("place", list.Items.Select(i => (double)i.Rank), "N0"),
        Column.Text("item", list.Items.Select(i => NameOf(i.Item))),
        Column.Text("category", list.Items.Select(i => i.Item.Category)),
        Column.Numbers("predicted", list.Items.Select(i => (double)i.Stars), "F2"),
        Column.Numbers("score", list.Items.Select(i => (double)i.Score), "F2"),
        Column.Numbers("mean rating", list.Items.Select(i => i.Item.AverageStars), "F2"),
        Column.Numbers("ratings", list.Items.Select(i => (double)i.Item.Ratings), "N0"));

    /// <summary>What someone has rated, as it comes.</summary>
    public static Table Rated(string title, IReadOnlyList<RatedItem> rated) => new(
        title,
        Column.Text("item", rated.Select(r => NameOf(r.Item))),
        Column.Text("category", rated.Select(r => r.Item.Category)),
        Column.Numbers("rating", rated.Select(r => (double)r.Stars), "0.#"));

    /// <summary>Items like one, side by side in as many spaces as are given; all lists are equally long.</summary>
    public static Table Similar(string title, params IReadOnlyList<(string Space, SimilarItems Nearest)> spaces) => new(
        title,
        [
            .. spaces.SelectMany(
                s =>
                    new[]
                    {
                        Column.Text(s.Space, s.Nearest.Similar.Select(n => NameOf(n.Item))),
                        Column.Numbers("cosine", s.Nearest.Similar.Select(n => (double)n.Cosine), "F2"),
                    })]);

    /// <summary>
    /// Where the score of each item of a list comes from, and the rated item that is most like it. Items without reasons are left out.
    /// </summary>
    public static Table Reasons(string title, RecommendedList list)
    {
        var (items, why) = (list.Items.Where(i => i.Why is not null).ToArray(), list.Items.Select(i => i.Why).OfType<Reasons>().ToArray());
        var inputs = why.SelectMany(w => w.Shares).Select(s => s.Input).Distinct(StringComparer.Ordinal);
        return new Table(title,
        [
            Column.Text("item", items.Select(i => NameOf(i.Item))),
            Column.Numbers("anyone, anything", why.Select(w => w.Baseline), "F2"),
            .. inputs.Select(
                input =>
                    Column.Numbers(
                        input, why.Select(w => w.Shares.FirstOrDefault(s => s.Input == input)?.Stars ?? double.NaN), "+0.00;-0.00;0.00")),
            Column.Numbers("score", why.Select(w => w.Score), "F2"),
            Column.Text(
                "most like, of those rated",
                why.Select(
                    w =>
                        w.Nearest is [var first, ..]
                            ? $"{NameOf(first.Item)}: {first.Stars:0.#} stars, cosine {first.Cosine:F2}"
                            : "nothing")),
        ]);
    }

    /// <summary>What a user bought, then what is recommended; titles and brands where any are known.</summary>
    public static Table Listing(Listing listing)
    {
        ListedProduct[] all = [.. listing.Bought, .. listing.Recommended];
        var bought = listing.Bought.Count;
        var isFlat = listing.Recommended.Count > 1 && listing.Recommended.All(p => p.Stars == listing.Recommended[0].Stars);
        var title = $"What user {listing.User} bought, and what {listing.Model} recommends";
        return new Table(isFlat ? $"{title}: nothing, as it predicts the same of all, and these are the first by their ids" : title,
        [
            Column.Text("", all.Select((_, row) => row < bought ? "bought" : $"recommended {row - bought + 1}")),
            Column.Text("product", all.Select(p => p.Id)),
            .. OfCatalog("title", p => p.Title),
            .. OfCatalog("brand", p => p.Brand),
            Column.Numbers("the user's stars", all.Select((p, row) => row < bought ? p.Stars : (double?)null), "0.#"),
            Column.Numbers("predicted", all.Select((p, row) => row < bought ? null : (double?)p.Stars), "F2"),
        ]);

        Column[] OfCatalog(string name, Func<ListedProduct, string> text) =>
            all.Any(p => text(p).Length > 0) ? [Column.Text(name, all.Select(p => Shortened(text(p))))] : [];
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : $"{text[..(LongestText - 1)]}…";

    private static string NameOf(ItemCard item) => item.Title.Length > 0 ? item.Title : item.Id;
}
