namespace AmazonRec.Data.Reading;

/// <summary>The names under which files keep users, items, ratings, times and texts. Case, spaces and underscores do not count.</summary>
internal static class ColumnNames
{
    /// <summary>The variant of a product in files of 2023, whose item is the parent.</summary>
    private const string Variant = "asin";

    private static readonly (ColumnRole Role, string[] Usual, string[] Others)[] Known =
    [
        (
            ColumnRole.User,
            ["user", "userid", "reviewerid", "uid", "customerid"],
            ["username", "reviewer", "customer", "accountid", "memberid", "profileid"]),
        (
            ColumnRole.Item, ["item", "itemid", "asin", "parentasin", "productid", "product", "movieid", "iid"],
            [
                "movie",
                "film",
                "filmid",
                "bookid",
                "isbn",
                "businessid",
                "songid",
                "trackid",
                "artistid",
                "gameid",
                "appid",
                "animeid",
                "recipeid",
                "jokeid",
                "venueid"]),
        (
            ColumnRole.Rating,
            ["rating", "ratings", "overall", "stars", "starrating", "score"],
            ["bookrating", "userrating", "reviewrating", "reviewscore"]),
        (ColumnRole.Time, ["timestamp", "time", "unixreviewtime", "unixtime", "ts"], ["date", "datetime", "reviewdate", "createdat"]),
        (ColumnRole.Text, ["reviewtext", "text"], ["review", "reviewbody", "reviewcontent", "body", "content", "comment"]),
    ];

    // What RecBole writes behind a name: the kind of its values.
    private static readonly string[] Kinds = [":token", ":token_seq", ":float", ":float_seq", ":seq"];

    /// <summary>A name without what RecBole writes behind it.</summary>
    public static string WithoutKind(string name)
    {
        var trimmed = name.Trim();
        return Kinds.FirstOrDefault(kind => trimmed.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) is { } kind
            ? trimmed[..^kind.Length]
            : trimmed;
    }

    /// <summary>What a column of this name tells; none where the name is not known.</summary>
    public static ColumnRole RoleOf(string name)
    {
        var plain = Plain(name);
        return Known.FirstOrDefault(known => known.Usual.Contains(plain) || known.Others.Contains(plain)).Role;
    }

    /// <summary>
    /// Where a role stands among names: -1 where nowhere, -2 where more than one name may be meant. A usual name counts before one that
    /// means it only where there is no other.
    /// </summary>
    public static int Find(IReadOnlyList<string> names, ColumnRole role)
    {
        var (_, usual, others) = Known.Single(known => known.Role == role);
        var plain = names.Select(Plain).ToArray();
        var found = Positions(usual);
        if (found.Length == 0) found = Positions(others);
        // Variants of a product count as the product.
        if (role == ColumnRole.Item && found.Length == 2 && found.Any(i => plain[i] == "parentasin"))
            found = [.. found.Where(i => plain[i] != Variant)];
        return found.Length switch { 0 => -1, 1 => found[0], _ => -2 };

        int[] Positions(string[] known) => [.. Enumerable.Range(0, plain.Length).Where(i => known.Contains(plain[i]))];
    }

    /// <summary>Where the text of a review stands, the first known name first; -1 where nowhere.</summary>
    public static int FindText(IReadOnlyList<string> names)
    {
        var (_, usual, others) = Known.Single(known => known.Role == ColumnRole.Text);
        var plain = names.Select(Plain).ToArray();
        return usual.Concat(others).Select(known => Array.IndexOf(plain, known)).FirstOrDefault(at => at >= 0, -1);
    }

    /// <summary>Where the variant of a product stands beside the product itself, which may be blank; -1 where it doesn't.</summary>
    public static int FindVariant(IReadOnlyList<string> names)
    {
        var plain = names.Select(Plain).ToArray();
        return plain.Contains("parentasin") ? Array.IndexOf(plain, Variant) : -1;
    }

    /// <summary>What a header lacks or has twice, as the rest of a sentence.</summary>
    public static string Lacking(IReadOnlyList<string> names)
    {
        string[] faults =
        [
            .. from role in new[] { ColumnRole.User, ColumnRole.Item, ColumnRole.Rating, ColumnRole.Time }
               let at = Find(names, role)
               where at == -2 || (at == -1 && role != ColumnRole.Time)
               select $"{(at == -2 ? "more than one" : "no")} {role.ToString().ToLowerInvariant()}",
        ];
        return $"does not name a user, an item and a rating column once each ({string.Join(", ", faults)})";
    }

    /// <summary>A name without case, blanks and signs.</summary>
    internal static string Plain(string name) => string.Concat(WithoutKind(name).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
