using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Features.Text.Sources;

/// <summary>Texts of items from their metadata.</summary>
public static class CatalogTexts
{
    private const string None = "no text";

    /// <summary>
    /// What is read unless asked for otherwise: title, brand, category, description. Selling points are left out: they repeat the title and
    /// the shop's terms, which many products share.
    /// </summary>
    public static IReadOnlyList<TextField> StandardFields { get; } =
        [TextField.Title, TextField.Brand, TextField.Category, TextField.Description];

    /// <summary>
    /// One text for each item: its fields in the order given, each cleaned by itself, between spaces. Counted are the items that have each
    /// field, and 'no text'.
    /// </summary>
    /// <param name="catalog">The items.</param>
    /// <param name="fields">Each at most once; <see cref="TextField.Review"/> is in no catalogue.</param>
    /// <param name="cleaner">Cleans each field.</param>
    /// <exception cref="ArgumentException">No field, one twice, or that of reviews.</exception>
    public static ItemTexts Read(Catalog catalog, IReadOnlyList<TextField> fields, TextCleaner cleaner)
    {
        if (fields.Count == 0 || fields.Contains(TextField.Review) || fields.Distinct().Count() < fields.Count)
            throw new ArgumentException("Texts of a catalogue take each of some of its fields once; reviews are in none.", nameof(fields));
        var counts = fields.ToDictionary(field => EnumName.Of(field), _ => 0L);
        counts[None] = 0;
        var texts = new List<ItemText>();
        foreach (var item in catalog.Items)
        {
            var parts = new List<string>();
            foreach (var field in fields)
            {
                if (cleaner.Clean(TextOf(item, field)) is not { Length: > 0 } part) continue;
                parts.Add(part);
                counts[EnumName.Of(field)]++;
            }

            if (parts.Count > 0) texts.Add(new ItemText(item.Id, [string.Join(' ', parts)]));
            else counts[None]++;
        }

        return new ItemTexts(
            TextSourceKind.Catalogue, texts, counts, Origin(string.Join(", ", fields.Select(field => EnumName.Of(field))), cleaner));
    }

    /// <summary>
    /// The rule of the published Electronics study: the selling points of each item; where it has none its description, where it has none
    /// its categories; and its categories, cleaned, where cleaning leaves nothing of the others. Counted are 'feature', 'description',
    /// 'category', 'category after cleaning', 'no text'.
    /// </summary>
    public static ItemTexts SellingPoints(Catalog catalog, TextCleaner cleaner)
    {
        var counts = new Dictionary<string, long>
        {
            ["feature"] = 0,
            ["description"] = 0,
            ["category"] = 0,
            ["category after cleaning"] = 0,
            [None] = 0,
        };
        var texts = new List<ItemText>();
        foreach (var item in catalog.Items)
        {
            var (from, text) = FirstText(item);
            var clean = cleaner.Clean(text);
            if (clean.Length == 0 && text.Length > 0 && from != "category")
                (from, clean) = ("category after cleaning", cleaner.Clean(TextOf(item, TextField.Category)));
            if (clean.Length > 0) texts.Add(new ItemText(item.Id, [clean]));
            counts[clean.Length > 0 ? from : None]++;
        }

        return new ItemTexts(TextSourceKind.Catalogue, texts, counts, Origin("feature, description, category", cleaner));
    }

    private static (string From, string Text) FirstText(CatalogItem item)
    {
        var (feature, description) = (TextOf(item, TextField.Feature), TextOf(item, TextField.Description));
        return !string.IsNullOrWhiteSpace(feature) ? ("feature", feature)
            : !string.IsNullOrWhiteSpace(description) ? ("description", description)
            : ("category", TextOf(item, TextField.Category));
    }

    private static string TextOf(CatalogItem item, TextField field) => field switch
    {
        TextField.Title => item.Title,
        TextField.Brand => item.Brand,
        TextField.Category => string.Join(' ', item.Categories),
        TextField.Feature => string.Join(' ', item.Features),
        TextField.Description => string.Join(' ', item.Description),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };

    private static Dictionary<string, string> Origin(string fields, TextCleaner cleaner) =>
        new()
        {
            [TextOrigin.SourceName] = EnumName.Of(TextSourceKind.Catalogue),
            [TextOrigin.FieldsName] = fields,
            ["text-cleaning"] = cleaner.ToString(),
        };
}
