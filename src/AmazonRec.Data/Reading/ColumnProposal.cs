using System.Globalization;

namespace AmazonRec.Data.Reading;

/// <summary>
/// What a message proposes to say with <c>--columns</c>: an order that reads the file at hand, to be held against it by whoever knows it.
/// </summary>
internal static class ColumnProposal
{
    /// <summary>The remedy in words.</summary>
    /// <param name="header">The names of the columns; null where there are none.</param>
    /// <param name="rows">Rows below the header.</param>
    /// <param name="range">The scale of the ratings.</param>
    public static string Remedy(IReadOnlyList<string>? header, IReadOnlyList<string[]> rows, RatingRange range)
    {
        var width = header?.Count
            ?? rows.Select(row => row.Length).CountBy(length => length).OrderByDescending(count => count.Value).First().Key;
        var sound = rows.Where(row => row.Length == width).ToArray();
        if (width < 2 || width > 30)
            return "Say it outright with --columns user,item,rating,timestamp, a word for each column (_ passes over one; in code, "
                + "ReadOptions.Columns).";
        var roles = Roles(header, sound, width, range);
        var list = string.Join(',', roles.Select(Word));
        var rating = Array.IndexOf(roles, ColumnRole.Rating);
        var note = rating < 0 ? "; none looks like ratings, so that this reads who chose what" : "";
        var scale = rating < 0 ? "" : RangeOf(sound, rating, range);
        return $"Say it outright, if this is their order: --columns {list}{scale} (_ passes over a column{note}; in code, "
            + $"ReadOptions.Columns{(scale.Length == 0 ? "" : " and ReadOptions.RatingRange")}).";
    }

    private static ColumnRole[] Roles(IReadOnlyList<string>? header, string[][] rows, int width, RatingRange range)
    {
        var roles = new ColumnRole[width];
        if (header is not null)
        {
            foreach (var role in new[] { ColumnRole.User, ColumnRole.Item, ColumnRole.Rating, ColumnRole.Time })
                if (ColumnNames.Find(header, role) is >= 0 and var at) roles[at] = role;
            if (TextColumn.Find(header, rows, []) is >= 0 and var text) roles[text] = ColumnRole.Text;
        }

        Take(ColumnRole.Time, column => Holds(column, HeaderTest.IsTime), fromEnd: true);
        Take(ColumnRole.Rating, column => Holds(column, text => range.Contains((float)Number(text))), fromEnd: true);
        Take(
            ColumnRole.Rating,
            column => width > 2 && Holds(column, text => double.IsFinite(Number(text)) && !HeaderTest.IsTime(text)),
            fromEnd: true);
        Take(ColumnRole.User, _ => true, fromEnd: false);
        Take(ColumnRole.Item, _ => true, fromEnd: false);
        return roles;

        void Take(ColumnRole role, Func<int, bool> fits, bool fromEnd)
        {
            if (roles.Contains(role)) return;
            // Two columns are left for the user and the item.
            var left = roles.Count(r => r == ColumnRole.None) - (
                fromEnd ? new[] { ColumnRole.User, ColumnRole.Item }.Count(r => !roles.Contains(r)) : 0);
            if (left <= 0) return;
            var columns = Enumerable.Range(0, width).Where(column => roles[column] == ColumnRole.None && fits(column));
            if ((fromEnd ? columns.Reverse() : columns).Cast<int?>().FirstOrDefault() is { } found) roles[found] = role;
        }

        bool Holds(int column, Func<string, bool> test) => rows.Length > 0 && rows.All(row => test(row[column]));
    }

    /// <summary>A scale that holds the first ratings, where the usual one does not.</summary>
    private static string RangeOf(string[][] rows, int rating, RatingRange range)
    {
        var values = rows.Select(row => Number(row[rating])).Where(double.IsFinite).ToArray();
        if (values.Length == 0 || values.All(value => range.Contains((float)value))) return "";
        var (low, high) = (Math.Min(Math.Floor(values.Min()), range.Min), Math.Max(Math.Ceiling(values.Max()), range.Max));
        return string.Create(CultureInfo.InvariantCulture, $" --rating-range {low},{high}");
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string Word(ColumnRole role) => role switch
    {
        ColumnRole.User => "user",
        ColumnRole.Item => "item",
        ColumnRole.Rating => "rating",
        ColumnRole.Time => "timestamp",
        ColumnRole.Text => "text",
        _ => "_",
    };
}
