using AmazonRec.Data.Downloads;

namespace AmazonRec.Studies.Pages;

/// <summary>
/// Items and what is most like them, as one HTML file with the pictures in it. Photos belong to their owners: it is for one's own eyes.
/// </summary>
public static class SimilarItemsPage
{
    /// <summary>The page's text.</summary>
    /// <param name="source">The features' file.</param>
    /// <param name="rows">An item each, and then its neighbours, the nearest first.</param>
    public static string Write(string source, IReadOnlyList<IReadOnlyList<SimilarItem>> rows) => HtmlPage.Write(
        "Similar items",
        Html.Of($"""
            <h1>Similar items</h1>
            <p>The first of each row, and the items most like it by <bdi>{source}</bdi>. Numbers are cosines: 1 is the same direction, 0 nothing in common.</p>
            {Html.Join(rows.Select(Row))}
            """));

    private static Html Row(IReadOnlyList<SimilarItem> row) => Html.Of($"""
        <div class="alike">
        {Html.Join(row.Select((item, place) => Figure(item, isFirst: place == 0)))}
        </div>
        """);

    private static Html Figure(SimilarItem item, bool isFirst) => Html.Of($"""
        <figure{new Html(isFirst ? " class=\"first\"" : "")}>{Picture(item)}
        <figcaption><bdi>{item.Title ?? item.Id}</bdi>{(isFirst ? default : Html.Of($" <b>{item.Cosine:F2}</b>"))}</figcaption></figure>
        """);

    private static Html Picture(SimilarItem item)
    {
        if (item.Picture is not { } bytes || ImageKind.ExtensionOf(bytes) is not { } extension) return default;
        var kind = extension == ".jpg" ? "jpeg" : extension[1..];
        return Html.Of($"<img alt=\"{item.Title ?? item.Id}\" src=\"data:image/{kind};base64,{Convert.ToBase64String(bytes)}\">");
    }
}
