namespace AmazonRec.Data.Reading;

/// <summary>Where a ratings file keeps what. Positions count from 0; -1 where a file has no such column.</summary>
/// <param name="Separator">What stands between the columns.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Count">Columns in every row; one more is passed over where it is empty.</param>
/// <param name="User">Position of the user's id.</param>
/// <param name="Item">Position of the item's id.</param>
/// <param name="Rating">Position of the rating; -1 where the rows tell only who chose what.</param>
/// <param name="Time">Position of the time, or -1.</param>
internal sealed record ColumnOrder(Separator Separator, bool HasHeader, int Count, int User, int Item, int Rating, int Time)
{
    /// <summary>How the file tells the time.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>Position of the review's text; -1 where there is none.</summary>
    public int Text { get; init; } = -1;

    /// <summary>Position of the item's variant, which stands for the item where that is blank; -1 where there is none.</summary>
    public int Variant { get; init; } = -1;

    /// <summary>Whether a row is a user and the user's items in their order, however many.</summary>
    public bool IsSequence { get; init; }

    /// <summary>Whether the film of a row stands on a line of its own before.</summary>
    public bool IsByFilm { get; init; }

    /// <summary>How the rows lie in the lines.</summary>
    public RowLayout Layout => IsSequence ? RowLayout.Lines : new(Separator.QuotedBy, IsByFilm);

    /// <summary>A user a line, the items behind.</summary>
    public static ColumnOrder OfSequences(Separator separator) =>
        new(separator, HasHeader: false, Count: 2, User: 0, Item: 1, Rating: -1, Time: -1) { IsSequence = true };

    /// <summary>
    /// The order of columns by a header; null where it does not tell the user, the item and the rating, or tells one twice.
    /// </summary>
    /// <param name="names">Names in the order of the columns.</param>
    /// <param name="separator">What stands between the columns.</param>
    public static ColumnOrder? ByHeader(IReadOnlyList<string> names, Separator separator)
    {
        var (user, item) = (ColumnNames.Find(names, ColumnRole.User), ColumnNames.Find(names, ColumnRole.Item));
        var (rating, time) = (ColumnNames.Find(names, ColumnRole.Rating), ColumnNames.Find(names, ColumnRole.Time));
        if (user < 0 || item < 0 || rating < -1 || time < -1) return null;
        // Without a rating, a column of another name might be one that isn't known.
        if (rating < 0 && names.Any(name => name.Length > 0 && ColumnNames.RoleOf(name) is ColumnRole.None or ColumnRole.Text)) return null;
        return new ColumnOrder(separator, HasHeader: true, Width(names), user, item, rating, time)
        {
            Variant = ColumnNames.FindVariant(names),
        };
    }

    /// <summary>The order by the file's own names; -1 for those it does not have.</summary>
    /// <exception cref="FormatException">The header lacks one of them, or has it twice.</exception>
    public static ColumnOrder ByChoice(ColumnChoice choice, IReadOnlyList<string> names, Separator separator, string file)
    {
        return new ColumnOrder(
            separator,
            HasHeader: true,
            Width(names),
            Find(choice.User),
            Find(choice.Item),
            Find(choice.Rating),
            Find(choice.Time))
        { Text = Find(choice.Text) };

        int Find(string? wanted)
        {
            if (wanted is null) return -1;
            var found = Enumerable.Range(0, names.Count).Where(i => names[i] == wanted).ToArray();
            if (found.Length == 0)
                found = [
                    .. Enumerable.Range(0, names.Count)
                    .Where(
                        i =>
                            ColumnNames.WithoutKind(names[i]).Equals(ColumnNames.WithoutKind(wanted), StringComparison.OrdinalIgnoreCase))];
            return found.Length == 1 ? found[0] : throw new FormatException(
                $"{file}:1: --columns names the column '{wanted}', which the header has "
                + $"{(found.Length == 0 ? "not" : "more than once")}. It is '{Excerpt.Cut(string.Join(separator.Shown, names))}'.");
        }
    }

    /// <summary>The order as it is said outright, column by column.</summary>
    public static ColumnOrder ByRoles(IReadOnlyList<ColumnRole> roles, Separator separator, bool hasHeader)
    {
        var all = roles.ToList();
        return new ColumnOrder(
            separator, hasHeader, all.Count, all.IndexOf(ColumnRole.User), all.IndexOf(ColumnRole.Item), all.IndexOf(ColumnRole.Rating),
            all.IndexOf(ColumnRole.Time))
        {
            Text = all.IndexOf(ColumnRole.Text),
        };
    }

    /// <summary>Columns of a header without those behind its last name.</summary>
    private static int Width(IReadOnlyList<string> names)
    {
        var width = names.Count;
        while (width > 1 && names[width - 1].Length == 0) width--;
        return width == names.Count - 1 ? width : names.Count;
    }
}
