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
    public static ItemColumns? Of(ReadOnlySpan<byte> header, byte delimiter)
    {
        var names = new DelimitedLine(delimiter).Fields(header);
        var plain = names.Select(name => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant()).ToArray();
        var isRatings = plain.Contains("userid") && plain.Contains("rating");
        var fields = new ItemField[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            fields[i] = FieldOf(plain[i]);
            if (fields[i] != ItemField.Detail) continue;
            if (isRatings && OfRatings.Contains(plain[i])) fields[i] = ItemField.None;
            else if (MovieLensGenres.OfColumn(names[i]) is { } genre) (fields[i], names[i]) = (ItemField.Genre, genre);
        }

        var isOfItems = fields.Count(field => field == ItemField.Id) == 1 && fields.Any(field => field is not (ItemField.Id or ItemField.None or ItemField.Detail));
        return isOfItems ? new ItemColumns(delimiter, names, fields) : null;
    }

    /// <summary>Whether the items are films, whose titles end with the year.</summary>
    public bool AreFilms => Fields.Contains(ItemField.Genre) || Names.Contains("genres", StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the id stands.</summary>
    public int Id => Fields.ToList().IndexOf(ItemField.Id);

    private static ItemField FieldOf(string name) => name switch
    {
        "asin" or "parentasin" or "itemid" or "movieid" or "productid" => ItemField.Id,
        "title" or "name" => ItemField.Title,
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
