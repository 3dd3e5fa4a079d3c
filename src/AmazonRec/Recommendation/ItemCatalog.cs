using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Storage;

namespace AmazonRec.Recommendation;

/// <summary>
/// What a run keeps of its items beside their ratings: title, brand, category and picture as the catalogue has them, and which of them
/// share their reviews. One entry for every item code.
/// </summary>
public sealed class ItemCatalog
{
    /// <summary>The file in a run folder.</summary>
    public const string FileName = "items.safetensors";

    private const string VariantName = "variant";

    private ItemCatalog(string[] titles, string[] brands, string[] categories, string[] pictures, int[]? variants) =>
        (Titles, Brands, Categories, Pictures, Variants) = (titles, brands, categories, pictures, variants);

    /// <summary>Names; empty where not known.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Brands.</summary>
    public IReadOnlyList<string> Brands { get; }

    /// <summary>The most special category of each.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Address of the first picture of each.</summary>
    public IReadOnlyList<string> Pictures { get; }

    /// <summary>
    /// The first item code of the group of items that share reviews, its own for an item that shares none; null where the data hold no
    /// review texts.
    /// </summary>
    public IReadOnlyList<int>? Variants { get; }

    /// <summary>An entry for each item.</summary>
    /// <param name="ratings">Rows whose vocabulary is the run's; variants are found by their review texts.</param>
    /// <param name="catalog">Metadata; null where there is none.</param>
    /// <param name="cancellation">Ends the search for variants.</param>
    public static ItemCatalog Build(Ratings ratings, Catalog? catalog = null, CancellationToken cancellation = default)
    {
        var found = ratings.Items.Ids.Select(id => catalog?.Find(id)).ToArray();
        return new ItemCatalog(
            [.. found.Select(i => i?.Title ?? "")],
            [.. found.Select(i => i?.Brand ?? "")],
            [.. found.Select(i => i is { Categories: [.., var last] } ? last : i?.MainCategory ?? "")],
            [.. found.Select(i => i?.ImageUrls is [var first, ..] ? first : "")],
            ratings.TextHash is null ? null : VariantsOf(ratings, cancellation));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where there is no such file, as in runs of before there was one.</summary>
    /// <exception cref="FormatException">The file is damaged, or of another run.</exception>
    internal static ItemCatalog? Read(string folder, int items)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        var tensors = Safetensors.Read(path);
        var variants = tensors.TryGetValue(VariantName, out var tensor) ? tensor.As<int>() : null;
        if (variants is not null && (variants.Length != items || variants.Any(code => code < 0 || code >= items)))
            throw new FormatException($"{path}: its variants are not those of {items:N0} items. Copy the folder as a whole.");
        return new ItemCatalog(Texts("title"), Texts("brand"), Texts("category"), Texts("picture"), variants);

        string[] Texts(string name)
        {
            if (!tensors.TryGetValue(name, out var text) || !tensors.TryGetValue($"{name}.ends", out var marks))
                throw new FormatException($"{path}: has no column '{name}'.");
            var (bytes, ends, start) = (text.As<byte>(), marks.As<int>(), 0);
            if (ends.Length != items)
                throw new FormatException($"{path}: tells of {ends.Length:N0} items, the run of {items:N0}. Copy the folder as a whole.");
            var texts = new string[items];
            for (var i = 0; i < items; start = ends[i++])
                texts[i] = ends[i] >= start && ends[i] <= bytes.Length
                    ? Encoding.UTF8.GetString(bytes, start, ends[i] - start)
                    : throw new FormatException($"{path}: the column '{name}' is damaged.");
            return texts;
        }
    }

    /// <summary>Writes the entries into a folder.</summary>
    public void Write(string folder)
    {
        var tensors = new Dictionary<string, Tensor>();
        if (Variants is not null) tensors[VariantName] = Tensor.Of(Variants.ToArray());
        foreach (var (name, texts) in new[] { ("title", Titles), ("brand", Brands), ("category", Categories), ("picture", Pictures) })
        {
            var encoded = texts.Select(Encoding.UTF8.GetBytes).ToArray();
            var (ends, end) = (new int[encoded.Length], 0);
            for (var i = 0; i < ends.Length; i++) ends[i] = checked(end += encoded[i].Length);
            tensors[name] = Tensor.Of(encoded.SelectMany(bytes => bytes).ToArray());
            tensors[$"{name}.ends"] = Tensor.Of(ends);
        }

        AtomicFile.Write(Path.Combine(folder, FileName), stream => Safetensors.Write(stream, tensors));
    }

    private static int[] VariantsOf(Ratings ratings, CancellationToken cancellation)
    {
        var variants = Enumerable.Range(0, ratings.Items.Count).ToArray();
        foreach (var group in ItemGroups.Find(ratings, SharedReviews.Find(ratings, cancellation), cancellation))
        {
            var codes = group.Items.Select(i => ratings.Items.CodeOf(i.Id)).ToArray();
            foreach (var code in codes) variants[code] = codes.Min();
        }

        return variants;
    }
}
