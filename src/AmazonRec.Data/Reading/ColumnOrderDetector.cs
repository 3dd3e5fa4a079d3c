using System.Text;
using System.Text.RegularExpressions;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Tells the column order of a ratings file: by what the caller says, by a header, or by the shape of the ids (Amazon's user ids and
/// ASINs can't be mistaken for each other), by file names of MovieLens and NCF, or by rows of other lengths, which are sequences. What can't be told for certain is an error.
/// </summary>
internal static partial class ColumnOrderDetector
{
    private const double Certain = 0.9;

    /// <exception cref="FormatException">The order can't be told for certain; the message says what to do.</exception>
    public static ColumnOrder Detect(DataSource source, ReadOptions options)
    {
        var choice = ColumnChoice.Of(options.Columns);
        var separator = options.Separator is { } said ? Separator.Parse(said) : null;
        if (choice is { IsSequence: true }) return ColumnOrder.OfSequences(Sequences.SeparatorOf(source, separator));
        var first = FirstRows.Read(source, separator);
        var order = first.IsByFilm
            ? ByFilm(source, first)
            : choice is null ? Told(source, first, options.RatingRange) : Chosen(source, first, choice, options.RatingRange);
        return order.Time < 0 ? order : order with { TimeUnit = UnitOf(source, first, order) };
    }

    /// <summary>The unit in which most of the first times are told; a row in another is a bad row.</summary>
    private static TimeUnit UnitOf(DataSource source, FirstRows first, ColumnOrder order)
    {
        int[] sound = [
            .. Enumerable.Range(0, first.Rows.Count).Skip(order.HasHeader ? 1 : 0).Where(row => first.Rows[row].Length >= order.Count)];
        var times = sound.Select(row => first.Rows[row][order.Time]).ToArray();
        var units = times.Select(time => UnixTime.UnitOf(Encoding.UTF8.GetBytes(time))).OfType<TimeUnit>().ToArray();
        if (units.Length == 0 && times.Length > 1)
        {
            var roles = Enumerable.Range(0, order.Count)
                .Select(
                    i =>
                        i == order.User
                            ? "user"
                            : i == order.Item ? "item" : i == order.Rating ? "rating" : i == order.Text ? "text" : "_");
            throw new FormatException(
                $"{source.Name}:{first.LineOf[sound[0]]}: times such as '{Excerpt.Cut(times[0])}' can't be read. Known are seconds and "
                + "milliseconds since 1970, and dates such as 2018-03-31 or 2018-03-31 23:53:47. To do without them (in code, by "
                + $"ReadOptions.Columns): --columns "
                + $"{string.Join(',', roles)}");
        }

        return units.CountBy(unit => unit).OrderByDescending(count => count.Value).ThenBy(count => count.Key).FirstOrDefault().Key;
    }

    private static ColumnOrder Chosen(DataSource source, FirstRows first, ColumnChoice choice, RatingRange range)
    {
        if (choice.Roles is not { } roles)
        {
            var named = ColumnOrder.ByChoice(choice, first.First, first.Separator, source.Name);
            return choice.Text is null
                ? named with { Text = TextColumn.Find(first.First, first.Rows[1..], [named.User, named.Item, named.Rating, named.Time]) }
                : named;
        }

        if (!first.Rows.Any(row => row.Length == roles.Count || (row.Length == roles.Count + 1 && row[^1].Length == 0)))
            throw new FormatException(
                $"{source.Name}:1: {first.First.Length} columns, separated by {first.Separator}, and --columns names {roles.Count}. "
                + $"{ColumnProposal.Remedy(HeaderOf(first), Below(first), range)}");
        return ColumnOrder.ByRoles(roles, first.Separator, HeaderTest.IsHeader(first.Rows, roles));
    }

    private static ColumnOrder Told(DataSource source, FirstRows first, RatingRange range)
    {
        if (HeaderOf(first) is { } header)
        {
            if (ColumnOrder.ByHeader(header, first.Separator) is { } order)
                return order with { Text = TextColumn.Find(header, first.Rows[1..], []) };
            return Sequences.Find(source, first) ?? throw new FormatException(
                $"{source.Name}:1: the header '{Excerpt.Cut(string.Join(first.Separator.Shown, header))}' "
                + $"{ColumnNames.Lacking(header)}. {ColumnProposal.Remedy(header, Below(first), range)}");
        }

        if (ByKnownName(source, first) is { } named) return named;
        return Sequences.Find(source, first) ?? ByIds(source, first, range);
    }

    /// <summary>A first row without a number names the columns, or else nothing tells them.</summary>
    private static string[]? HeaderOf(FirstRows first) =>
        first.First.Any(HeaderTest.IsNumber) || IsAmazonId(first.First[0]) ? null : first.First;

    private static List<string[]> Below(FirstRows first) => HeaderOf(first) is null || first.Rows.Count == 1 ? first.Rows : first.Rows[1..];

    /// <summary>Whether a text has the shape of Amazon's ids, so that it names no column.</summary>
    internal static bool IsAmazonId(string text) => IsUser(text) || IsAsin(text);

    /// <summary>The rows of the Netflix Prize: film (from the line before), customer, rating, date.</summary>
    private static ColumnOrder ByFilm(DataSource source, FirstRows first) => first.Rows.Any(row => row.Length == 4)
        ? new ColumnOrder(first.Separator, HasHeader: false, 4, User: 1, Item: 0, Rating: 2, Time: 3) { IsByFilm = true }
        : throw new FormatException(
            $"{source.Name}: films as in the Netflix Prize ('12:' and its rows below), but rows of {first.First.Length - 1} columns "
            + "where customer,rating,date are expected. A probe or qualifying file has no ratings to read.");

    /// <summary>
    /// User, item, rating, time: tab-separated in u.data, u1.base … ub.test of MovieLens 100k; with '::' between in ratings.dat of 1M; and
    /// tab-separated, with or without the time, in the files *.train.rating and *.test.rating of NCF (He et al. 2017) and DeepCF (Deng et
    /// al. 2019).
    /// </summary>
    private static ColumnOrder? ByKnownName(DataSource source, FirstRows first)
    {
        var (name, width) = (Path.GetFileName(source.Name), first.First.Length);
        var fits = first.Separator.Text switch
        {
            "\t" => (width == 4 && MovieLensFile().IsMatch(name)) || (width is 3 or 4 && NcfFile().IsMatch(name)),
            "::" => width == 4 && name.StartsWith("ratings.dat", StringComparison.Ordinal),
            _ => false,
        };
        return fits
            ? new ColumnOrder(first.Separator, HasHeader: false, width, User: 0, Item: 1, Rating: 2, Time: width == 4 ? 3 : -1)
            : null;
    }

    private static ColumnOrder ByIds(DataSource source, FirstRows first, RatingRange range)
    {
        var width = first.First.Length;
        var rows = first.Rows.Where(row => row.Length == width).ToArray(); // the reader reports the others with their lines
        if (width is >= 2 and <= 4)
        {
            var userFirst = rows.Count(row => IsUser(row[0]) && IsAsin(row[1]));
            var itemFirst = rows.Count(row => IsAsin(row[0]) && IsUser(row[1]));
            // A few bad rows do not unsettle the rest, but one of the other order does.
            if (Math.Min(userFirst, itemFirst) == 0 && Math.Max(userFirst, itemFirst) > Certain * rows.Length)
            {
                var (rating, time) = width switch
                {
                    2 => (-1, -1),
                    3 => AreTimes(rows, 2) ? (-1, 2) : (2, -1),
                    _ => AreTimes(rows, 2) && !AreTimes(rows, 3) ? (3, 2) : (2, 3),
                };
                return new ColumnOrder(
                    first.Separator, HasHeader: false, width, userFirst > 0 ? 0 : 1, userFirst > 0 ? 1 : 0, rating, time);
            }
        }

        throw new FormatException(
            $"{source.Name}: {width} columns without a header, separated by {first.Separator}, and which one holds the user and which "
            + $"the item can't be told for certain. {ColumnProposal.Remedy(null, first.Rows, range)}{Sequences.Hint(first)}");
    }

    /// <summary>Whether a column holds times for certain, and no ratings.</summary>
    private static bool AreTimes(string[][] rows, int column) => rows.Count(row => HeaderTest.IsTime(row[column])) > Certain * rows.Length;

    private static bool IsUser(string text) => AmazonUser().IsMatch(text);

    private static bool IsAsin(string text) => Asin().IsMatch(text);

    [GeneratedRegex("^u([1-5ab]\\.(base|test)|\\.data)(\\.gz)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MovieLensFile();

    [GeneratedRegex("\\.(train|test)\\.rating(\\.gz)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NcfFile();

    /// <summary>'A' and at least nine more letters or digits; never the form of an ASIN, which starts with 'B' or is an ISBN.</summary>
    [GeneratedRegex("^(A[0-9A-Z]{9,}|SYNUSER[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmazonUser();

    [GeneratedRegex("^(B[0-9A-Z]{9}|[0-9]{9}[0-9X]|SYN[0-9]{7})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asin();
}
