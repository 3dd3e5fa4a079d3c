namespace AmazonRec.Data.Reading;

/// <summary>
/// Files of one user a line, the user's items behind in their order, oldest first, as those of SASRec (Kang and McAuley 2018) and S3-Rec
/// (Zhou et al. 2020).
/// </summary>
internal static class Sequences
{
    private const int FewestRows = 3;
    private const int FewestColumns = 3; // on average: a user and more than two items
    private const double Certain = 0.9;

    /// <summary>The order of rows that can hardly be anything else; null where they are something else.</summary>
    /// <exception cref="FormatException">They look like it, but their ids may be words: says how to say so.</exception>
    public static ColumnOrder? Find(DataSource source, FirstRows first)
    {
        if (!AreRagged(first.Rows)) return null;
        if (first.Rows.Count(AreIds) >= Certain * first.Rows.Count) return ColumnOrder.OfSequences(first.Separator);
        throw new FormatException(
            $"{source.Name}: rows of {first.Rows.Min(row => row.Length)} to {first.Rows.Max(row => row.Length)} columns, each with a first "
            + "word of its own. If this is one user a line and the items behind, oldest first, say so: --columns user,items. If not, make "
            + "the rows equally long, and name what they hold: --columns user,item,rating,timestamp.");
    }

    /// <summary>What a message adds where rows of one length may be sequences, too.</summary>
    public static string Hint(FirstRows first) =>
        first.Rows.Count >= FewestRows && first.First.Length > FewestColumns && first.Rows.All(AreIds)
            && HasUserInEach(first.Rows)
            ? " If each row is a user and the user's items, oldest first: --columns user,items"
            : "";

    /// <summary>
    /// Whether rows differ in length, and each begins with an id of its own. Rows of columns that are damaged mostly have one length.
    /// </summary>
    private static bool AreRagged(List<string[]> rows)
    {
        if (rows.Count < FewestRows) return false;
        var widths = rows.Select(row => row.Length).CountBy(width => width).ToArray();
        return widths.Length > 1 && widths.Max(w => w.Value) * 3 <= rows.Count * 2 && rows.Average(row => row.Length) > FewestColumns
            && HasUserInEach(rows);
    }

    private static bool HasUserInEach(List<string[]> rows) =>
        rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count() == rows.Count;

    /// <summary>Whether a row is ids; one more field is passed over where it is empty.</summary>
    private static bool AreIds(string[] row) => (row is [.. var but, ""] ? but : row).All(IsId);

    /// <summary>Whether a text is an id of those that files of sequences have: digits, or as Amazon writes them.</summary>
    private static bool IsId(string text) =>
        text.Length > 0 && (text.All(char.IsAsciiDigit) || ColumnOrderDetector.IsAmazonId(text));

    /// <summary>
    /// What stands between the ids of a file that is said to hold sequences: what its first line has, where nothing is said. A tab behind
    /// the user and blanks between the items are all blanks.
    /// </summary>
    /// <exception cref="FormatException">The file is empty, or its first line is one id.</exception>
    public static Separator SeparatorOf(DataSource source, Separator? said)
    {
        if (said is not null) return said;
        using var reader = new LineReader(source);
        while (reader.TryRead(out var line))
        {
            if (Lines.IsBlank(line)) continue;
            var found = Separator.Detect(line) ?? throw new FormatException(
                $"{source.Name}:{reader.Line}: no {Separator.LookedFor} in '{Excerpt.Cut(System.Text.Encoding.UTF8.GetString(line))}', so "
                + "that no item stands behind the user. If another character stands between them, say so with --separator.");
            line = line.Trim(" \t"u8);
            return found.Text == "\t" && line.Count((byte)'\t') == 1 && line[line.IndexOf((byte)'\t')..].Contains((byte)' ')
                ? new Separator(" ")
                : found;
        }

        throw FileKind.Empty(source);
    }

    /// <summary>Refuses a file in which a user has two lines: which of the two is older is not told.</summary>
    /// <param name="source">The file.</param>
    /// <param name="separator">What stands between its ids.</param>
    /// <param name="ratings">What was read of it, in the order of the file.</param>
    /// <exception cref="FormatException">A user has two lines; names both.</exception>
    public static void RefuseRepeatedUsers(DataSource source, Separator separator, Ratings ratings)
    {
        var (seen, user, time) = (new bool[ratings.Users.Count], -1, 0L);
        for (var row = 0; row < ratings.Count; row++)
        {
            var own = ratings.User[row];
            if (own == user ? ratings.Time[row] <= time : seen[own]) throw Repeated(source, separator, ratings.Users[own]);
            (user, time, seen[own]) = (own, ratings.Time[row], true);
        }
    }

    /// <summary>Why a file is refused in which a user has two lines.</summary>
    internal static FormatException Repeated(DataSource source, Separator separator, string user)
    {
        using var reader = new LineReader(source);
        var (split, first) = (new SequenceRatings(separator), 0L);
        while (reader.TryRead(out var line))
        {
            if (Lines.IsBlank(line)) continue;
            var copy = line.ToArray();
            if (split.Parse(copy, out var rating) is not null) continue;
            if (System.Text.Encoding.UTF8.GetString(copy, rating.UserStart, rating.UserLength) != user) continue;
            if (first > 0)
                return new FormatException(
                    $"{source.Name}:{reader.Line}: the user '{Excerpt.Cut(user)}' has a line already, line {first}, and which of the two "
                    + "is older is not told. Write all items of a user on one line, oldest first.");
            first = reader.Line;
        }

        return new FormatException($"{source.Name}: the user '{Excerpt.Cut(user)}' has two lines. Write all its items on one.");
    }
}
