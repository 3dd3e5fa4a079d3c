namespace AmazonRec.Data.Reading;

/// <summary>Where a ratings file keeps what. Positions count from 0; -1 where a file has no such column.</summary>
/// <param name="Delimiter">Tab, comma or semicolon.</param>
/// <param name="HasHeader">Whether the first line names the columns.</param>
/// <param name="Count">Columns in every row.</param>
/// <param name="User">Position of the user's id.</param>
/// <param name="Item">Position of the item's id.</param>
/// <param name="Rating">Position of the rating.</param>
/// <param name="Time">Position of the time, or -1.</param>
internal sealed record ColumnOrder(char Delimiter, bool HasHeader, int Count, int User, int Item, int Rating, int Time)
{
    /// <summary>How the file tells the time.</summary>
    public TimeUnit TimeUnit { get; init; }

    private static readonly string[] UserNames = ["user", "userid", "reviewerid", "uid", "customerid"];
    private static readonly string[] ItemNames = ["item", "itemid", "asin", "parentasin", "productid", "product", "movieid", "iid"];
    private static readonly string[] RatingNames = ["rating", "ratings", "overall", "stars", "starrating", "score"];
    private static readonly string[] TimeNames = ["timestamp", "time", "unixreviewtime", "unixtime", "ts"];

    /// <summary>The order of columns by their names; null where the user, item or rating column is not named, or one is named twice.</summary>
    /// <param name="names">Names in the order of the columns; case, spaces and underscores do not count.</param>
    /// <param name="delimiter">What separates the columns.</param>
    /// <param name="hasHeader">Whether the names are the file's first line.</param>
    public static ColumnOrder? ByName(IReadOnlyList<string> names, char delimiter, bool hasHeader)
    {
        var plain = names.Select(Plain).ToArray();
        var order = new ColumnOrder(delimiter, hasHeader, names.Count, Find(UserNames), Find(ItemNames), Find(RatingNames), Find(TimeNames));
        return order is { User: >= 0, Item: >= 0, Rating: >= 0, Time: >= -1 } ? order : null;

        int Find(string[] known)
        {
            var found = Enumerable.Range(0, plain.Length).Where(i => known.Contains(plain[i])).ToArray();
            return found.Length switch { 0 => -1, 1 => found[0], _ => -2 };
        }
    }

    /// <summary>Whether a text names one of the columns.</summary>
    internal static bool IsKnownName(string text) => new[] { UserNames, ItemNames, RatingNames, TimeNames }.Any(names => names.Contains(Plain(text)));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
