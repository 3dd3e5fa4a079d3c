using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>What the columns of a metadata file tell, by its header.</summary>
/// <param name="Delimiter">What separates them.</param>
/// <param name="Names">Their names, those of genres in MovieLens's spelling.</param>
/// <param name="Fields">What each tells.</param>
internal sealed record ItemColumns(byte Delimiter, IReadOnlyList<string> Names, IReadOnlyList<ItemField> Fields)
{
    // In a file of ratings that tells of items as it goes, such as the marketing bias data (Wan et al. 2020), these are not the item's.
    private static readonly string[] OfRatings = ["userid", "rating", "timestamp", "userattr", "split", "size", "fit"];

    /// <summary>The columns of a header; null if it names no item, or nothing of one.</summary>
    /// <param name="header">The first line.</param>
    /// <param name="delimiter">What separates the columns.</param>
    /// <param name="said">The columns of id and title, where they are said.</param>
    public static ItemColumns? Detect(ReadOnlySpan<byte> header, byte delimiter, CatalogNames? said)
    {
        var names = new DelimitedLine(delimiter).Fields(header);
        if ((said ?? CatalogNames.Among(names)) is not { } taken) return null;
        var (id, title) = (CatalogNames.Find(taken.Item, names), taken.Title is null ? -1 : CatalogNames.Find(taken.Title, names));
        if (id < 0 || (said?.Title is not null && title < 0)) return null;
        var plain = names.Select(CatalogNames.Plain).ToArray();
        var isRatings = plain.Contains("userid") && plain.Contains("rating");
        var fields = new ItemField[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            fields[i] = i == id ? ItemField.Id : i == title ? ItemField.Title : FieldOf(plain[i]);
            if (fields[i] != ItemField.Detail) continue;
            if (isRatings && OfRatings.Contains(plain[i])) fields[i] = ItemField.None;
            else if (MovieLensGenres.OfColumn(names[i]) is { } genre) (fields[i], names[i]) = (ItemField.Genre, genre);
        }

        var tells = fields.Any(field => field is not (ItemField.Id or ItemField.None or ItemField.Detail));
        return tells || said is not null
            ? new ItemColumns(delimiter, names, fields) { Taken = new CatalogNames(names[id], title < 0 ? null : names[title]) }
            : null;
    }

    /// <summary>The columns that the id and the title are taken from.</summary>
    public required CatalogNames Taken { get; init; }

    /// <summary>Whether the items are films, whose titles end with the year.</summary>
    public bool AreFilms => Fields.Contains(ItemField.Genre) || Names.Contains("genres", StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the id stands.</summary>
    public int Id => Fields.ToList().IndexOf(ItemField.Id);

    private static ItemField FieldOf(string name) => name switch
    {
        "brand" or "store" => ItemField.Brand,
        "category" or "categories" or "genres" or "producttypename" => ItemField.Categories,
        "description" or "overview" => ItemField.Description,
        "feature" or "features" => ItemField.Features,
        "price" or "formattedprice" => ItemField.Price,
        "image" or "imageurl" or "imurl" or "mediumimageurl" => ItemField.Image,
        "year" => ItemField.Year,
        _ => ItemField.Detail,
    };
}
