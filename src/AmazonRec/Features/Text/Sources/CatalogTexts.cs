using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Features.Text.Sources;

/// <summary>Texts of items from their metadata.</summary>
public static class CatalogTexts
{
    /// <summary>
    /// The selling points of each item; where it has none its description, where it has none its categories; and its categories, cleaned,
    /// where cleaning leaves nothing of the others. Counted are 'feature', 'description', 'category', 'category after cleaning', 'no text'.
    /// </summary>
    public static ItemTexts Features(Catalog catalog, TextCleaner cleaner)
    {
        var counts = new Dictionary<string, long>
        {
            ["feature"] = 0,
            ["description"] = 0,
            ["category"] = 0,
            ["category after cleaning"] = 0,
            ["no text"] = 0,
        };
        var texts = new List<ItemText>();
        foreach (var item in catalog.Items)
        {
            var (from, text) = FirstText(item);
            var clean = cleaner.Clean(text);
            if (clean.Length == 0 && text.Length > 0 && from != "category")
                (from, clean) = ("category after cleaning", cleaner.Clean(string.Join(' ', item.Categories)));
            if (clean.Length > 0) texts.Add(new ItemText(item.Id, [clean]));
            counts[clean.Length > 0 ? from : "no text"]++;
        }

        return new ItemTexts(TextSourceKind.Catalogue, texts, counts, Origin("feature, description, category", cleaner));
    }

    /// <summary>The title of each item. Counted are 'title' and 'no text'.</summary>
    public static ItemTexts Titles(Catalog catalog, TextCleaner cleaner)
    {
        ItemText[] texts = [
            .. catalog.Items.Select(item => new ItemText(item.Id, [cleaner.Clean(item.Title)])).Where(text => text.Texts[0].Length > 0)];
        var counts = new Dictionary<string, long> { ["title"] = texts.Length, ["no text"] = catalog.Items.Count - texts.Length };
        return new ItemTexts(TextSourceKind.Catalogue, texts, counts, Origin("title", cleaner));
    }

    private static (string From, string Text) FirstText(CatalogItem item)
    {
        var (feature, description) = (string.Join(' ', item.Features), string.Join(' ', item.Description));
        return !string.IsNullOrWhiteSpace(feature) ? ("feature", feature)
            : !string.IsNullOrWhiteSpace(description) ? ("description", description)
            : ("category", string.Join(' ', item.Categories));
    }

    private static Dictionary<string, string> Origin(string fields, TextCleaner cleaner) =>
        new()
        {
            [TextOrigin.SourceName] = EnumName.Of(TextSourceKind.Catalogue),
            ["text-fields"] = fields,
            ["text-cleaning"] = cleaner.ToString(),
        };
}
