namespace AmazonRec.Data.Catalogs;

/// <summary>An item's texts made plain.</summary>
internal static class PlainItem
{
    /// <summary>The item with every text trimmed or, if asked for, free of markup; texts that have nothing left are dropped.</summary>
    public static CatalogItem Of(CatalogItem told, bool stripHtml) => told with
    {
        Title = Plain(told.Title, stripHtml),
        Brand = Plain(told.Brand, stripHtml),
        MainCategory = Plain(told.MainCategory, stripHtml) is { Length: > 0 } main ? main : HtmlText.AltOf(told.MainCategory),
        Categories = Plain(told.Categories, stripHtml, distinct: true),
        Description = Plain(told.Description, stripHtml, distinct: false),
        Features = Plain(told.Features, stripHtml, distinct: false),
        Details = Plain(told.Details, stripHtml),
    };

    private static string Plain(string text, bool stripHtml) => stripHtml ? HtmlText.Plain(text) : text.Trim();

    private static List<string> Plain(IReadOnlyList<string> texts, bool stripHtml, bool distinct)
    {
        var plain = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            var kept = Plain(text, stripHtml);
            if (kept.Length > 0 && !(distinct && plain.Contains(kept))) plain.Add(kept);
        }

        return plain;
    }

    private static Dictionary<string, string> Plain(IReadOnlyDictionary<string, string> details, bool stripHtml)
    {
        var plain = new Dictionary<string, string>(details.Count);
        foreach (var (name, value) in details)
            if (Plain(value, stripHtml) is { Length: > 0 } kept) plain.TryAdd(Plain(name, stripHtml), kept);
        return plain;
    }
}
