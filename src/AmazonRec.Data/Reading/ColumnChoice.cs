namespace AmazonRec.Data.Reading;

/// <summary>
/// What <c>--columns</c> says: either the columns in their order (<c>user,item,rating,timestamp</c>, with <c>_</c> for one to pass over),
/// or the names that the file itself has for them (<c>user=user_id,item=business_id,rating=stars,time=date,text=review</c>), of a header or
/// of JSON.
/// </summary>
/// <param name="Roles">What each column tells, in the order of the columns; null where names are given.</param>
/// <param name="User">The file's name for the user's id; null where the order is given.</param>
/// <param name="Item">The file's name for the item's id; null likewise.</param>
/// <param name="Rating">The file's name for the rating; null where it has none, or the order is given.</param>
/// <param name="Time">The file's name for the time; null likewise.</param>
/// <param name="Text">The file's name for the review's text; null where it is not said, or the order is given.</param>
internal sealed record ColumnChoice(
    IReadOnlyList<ColumnRole>? Roles, string? User, string? Item, string? Rating, string? Time, string? Text)
{
    private const string List = "items";

    private const string Example =
        "Write for example --columns user,item,rating,timestamp with one word for each column in its order (_ passes over one), or "
        + "--columns user=user_id,item=item_id,rating=stars,time=date with the file's own names (in code, ReadOptions.Columns, a string "
        + "for each word).";

    /// <summary>Whether names are given, not an order.</summary>
    public bool IsNamed => Roles is null;

    /// <summary>Whether a row is a user and the user's items in their order: <c>user,items</c>.</summary>
    public bool IsSequence { get; private init; }

    /// <summary>Whether there are ratings; without, the data is who chose what.</summary>
    public bool HasRating => Roles?.Contains(ColumnRole.Rating) ?? Rating is not null;

    /// <summary>Reads what was said, word by word; null where nothing was.</summary>
    /// <exception cref="FormatException">It names no user or no item, names one twice, or is neither an order nor names.</exception>
    public static ColumnChoice? Of(IReadOnlyList<string>? said)
    {
        if (said is null) return null;
        var choice = said.Any(word => word.Contains('=')) ? Named(said) : Ordered(said);
        return choice;
    }

    /// <summary>Reads the words between commas.</summary>
    /// <exception cref="FormatException">See <see cref="Of"/>.</exception>
    public static ColumnChoice Parse(string text) => Of(text.Split(',', StringSplitOptions.TrimEntries))!;

    private static ColumnChoice Ordered(IReadOnlyList<string> said)
    {
        if (
            said is [var user, var items] && ColumnNames.RoleOf(user) == ColumnRole.User
                && items.Equals(List, StringComparison.OrdinalIgnoreCase))
            return new ColumnChoice([ColumnRole.User, ColumnRole.Item], null, null, null, null, null) { IsSequence = true };
        ColumnRole[] roles = [.. said.Select(word => ColumnNames.RoleOf(word))];
        var twice = roles.Where(role => role != ColumnRole.None).CountBy(role => role).Any(count => count.Value > 1);
        return roles.Contains(ColumnRole.User) && roles.Contains(ColumnRole.Item) && !twice && IsPlain()
            ? new ColumnChoice(roles, null, null, null, null, null)
            : throw new FormatException(
                $"The columns '{string.Join(',', said)}' don't name a user and an item, and at most one rating, one time and one text, "
                + $"once each. {Example}");

        // Only '_' passes over a column: a word that isn't known is a slip.
        bool IsPlain() => said.Zip(roles).All(pair => pair.Second != ColumnRole.None || pair.First is "_");
    }

    private static ColumnChoice Named(IReadOnlyList<string> said)
    {
        var names = new Dictionary<ColumnRole, string>();
        foreach (var word in said)
        {
            var parts = word.Split('=', 2, StringSplitOptions.TrimEntries);
            var role = ColumnNames.RoleOf(parts[0]);
            if (parts.Length < 2 || parts[1].Length == 0 || role == ColumnRole.None || !names.TryAdd(role, parts[1]))
                throw new FormatException(
                    $"--columns: '{word}' is not user=NAME, item=NAME, rating=NAME, time=NAME or text=NAME, each at most once. {Example}");
        }

        if (!names.TryGetValue(ColumnRole.User, out var user) || !names.TryGetValue(ColumnRole.Item, out var item))
            throw new FormatException(
                $"--columns: '{string.Join(',', said)}' names no {(names.ContainsKey(ColumnRole.User) ? "item" : "user")}. {Example}");
        return new ColumnChoice(
            null,
            user,
            item,
            names.GetValueOrDefault(ColumnRole.Rating),
            names.GetValueOrDefault(ColumnRole.Time),
            names.GetValueOrDefault(ColumnRole.Text));
    }
}
