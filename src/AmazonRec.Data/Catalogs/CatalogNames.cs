namespace AmazonRec.Data.Catalogs;

/// <summary>The names that a file of columns or of JSON lines has for an item's id and title.</summary>
/// <param name="Item">Of the id that ratings have, such as ISBN.</param>
/// <param name="Title">Of the title, such as Book-Title; null where the file tells none.</param>
public sealed record CatalogNames(string Item, string? Title)
{
    // The first that a file has is taken: an id of one's own data before one of a shop's or library's, and both before a row's number.
    private static readonly string[] ItemNames =
    [
        "parentasin", "asin", "itemid", "item", "productid", "movieid", "filmid", "bookid", "businessid", "isbn", "goodreadsbookid",
        "isbn13", "sku", "id",
    ];

    private static readonly string[] TitleNames =
    [
        "title", "booktitle", "producttitle", "movietitle", "itemtitle", "name", "productname", "itemname", "movie", "product",
        "originaltitle",
    ];

    /// <summary>What a message says of names that are known without being said.</summary>
    internal const string Known =
        "asin, parent_asin, item_id, product_id, movieId, book_id, isbn, sku or id for the item, and title, name, Book-Title or "
        + "product_title for its title";

    /// <summary>How other names are said.</summary>
    internal const string Remedy = "Say which are the item's id and its title: --catalog-columns item=NAME,title=NAME.";

    /// <summary>Reads <c>item=ISBN,title=Book-Title</c>; the title may be left out.</summary>
    /// <exception cref="FormatException">The text is written otherwise.</exception>
    public static CatalogNames Parse(string text)
    {
        string? item = null, title = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair is ["item", { Length: > 0 } id] && item is null) item = id;
            else if (pair is ["title", { Length: > 0 } name] && title is null) title = name;
            else throw Wrong();
        }

        return item is null ? throw Wrong() : new CatalogNames(item, title);

        FormatException Wrong() =>
            new(
                $"--catalog-columns: '{text}' does not name the item's column and, if there is one, the title's. Write for example "
                + "item=ISBN,title=Book-Title.");
    }

    /// <summary>The names among those of a file by which items are known; null where none is one of an id.</summary>
    internal static CatalogNames? Among(IReadOnlyList<string> names) =>
        First(ItemNames, names) is { } item ? new CatalogNames(item, First(TitleNames, names)) : null;

    /// <summary>Case, spaces, hyphens and underscores of a name do not count.</summary>
    internal static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>
    /// Whether a name that is said is one of a file: the same, or the same but for case, spaces, hyphens and underscores.
    /// </summary>
    internal static int Find(string said, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == said) return i;
        for (var i = 0; i < names.Count; i++)
            if (Plain(names[i]).Length > 0 && Plain(names[i]) == Plain(said)) return i;
        return -1;
    }

    /// <summary>What was taken, for a report.</summary>
    public override string ToString() => $"item from '{Item}', {(Title is null ? "no title" : $"title from '{Title}'")}";

    private static string? First(string[] known, IReadOnlyList<string> names) =>
        known.Select(plain => names.FirstOrDefault(name => Plain(name) == plain)).FirstOrDefault(name => name is not null);
}
