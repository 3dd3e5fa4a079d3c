namespace AmazonRec.Data.Catalogs;

/// <summary>Makes the texts of items plain, and keeps words that many items share, such as categories, once.</summary>
internal sealed class PlainItem(bool stripHtml)
{
    private const int LongestShared = 64;

    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    /// <summary>The item with every text trimmed or, if asked for, free of markup; texts that have nothing left are dropped.</summary>
    public CatalogItem Of(CatalogItem told) => told with
    {
        Title = Plain(told.Title) is var title && stripHtml && ScriptText.Is(title) ? "" : title,
        Brand = Shared(Plain(told.Brand)),
        MainCategory = Shared(Plain(told.MainCategory) is { Length: > 0 } main ? main : HtmlText.AltOf(told.MainCategory)),
        Categories = Plain(told.Categories, areShared: true),
        Description = Plain(told.Description, areShared: false),
        Features = Plain(told.Features, areShared: false),
        Details = Plain(told.Details),
    };

    private string Plain(string text) => stripHtml ? HtmlText.Plain(text) : text.Trim();

    /// <summary>Shared texts stand for themselves: of two that are equal, one tells nothing.</summary>
    private string[] Plain(IReadOnlyList<string> texts, bool areShared)
    {
        if (texts.Count == 0) return [];
        var plain = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            var kept = Plain(text);
            if (kept.Length > 0 && !(areShared && plain.Contains(kept))) plain.Add(areShared ? Shared(kept) : kept);
        }

        return [.. plain];
    }

    private IReadOnlyDictionary<string, string> Plain(IReadOnlyDictionary<string, string> details)
    {
        if (details.Count == 0) return CatalogItem.NoDetails;
        var plain = new Dictionary<string, string>(details.Count);
        foreach (var (name, value) in details)
            if (Plain(value) is { Length: > 0 } kept) plain.TryAdd(Shared(Plain(name)), kept);
        return plain;
    }

    private string Shared(string text)
    {
        if (text.Length > LongestShared) return text;
        if (_shared.TryGetValue(text, out var known)) return known;
        _shared.Add(text);
        return text;
    }
}
