using System.Globalization;
using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>Whether a first row names the columns, where it is said what they hold.</summary>
internal static class HeaderTest
{
    private const double SurelyTime = 1e8; // seconds of 1973: hardly a rating or a number of an item

    /// <summary>
    /// Whether the first of some rows is a header: it holds no rating (or time, or number of a user) where the others hold one, and no
    /// other number either.
    /// </summary>
    public static bool IsHeader(IReadOnlyList<string[]> rows, IReadOnlyList<ColumnRole> roles)
    {
        var first = rows[0];
        var (user, rating, time) = (At(ColumnRole.User), At(ColumnRole.Rating), At(ColumnRole.Time));
        if (rating >= 0 && rating < first.Length && IsNumber(first[rating])) return false;
        if (first.Any(text => ColumnNames.RoleOf(text) != ColumnRole.None)) return true;
        if (first.Any(text => IsNumber(text) || ColumnOrderDetector.IsAmazonId(text))) return false;
        var others = rows.Skip(1).Where(row => row.Length >= roles.Count).ToArray();
        return rating >= 0
            ? 2 * others.Count(row => IsNumber(row[rating])) > others.Length
            : others.Length > 0
                && others.All(row => IsNumber(row[user]) || (time >= 0 && UnixTime.UnitOf(Encoding.UTF8.GetBytes(row[time])) is not null));

        int At(ColumnRole role)
        {
            for (var i = 0; i < roles.Count; i++)
                if (roles[i] == role) return i;
            return -1;
        }
    }

    /// <summary>Whether a text is a number.</summary>
    public static bool IsNumber(string text) => TryNumber(text, out _);

    /// <summary>Whether a text can hardly be anything but a time.</summary>
    public static bool IsTime(string text) =>
        UnixTime.UnitOf(Encoding.UTF8.GetBytes(text)) is { } unit
            && (unit == TimeUnit.Date || (TryNumber(text, out var number) && number >= SurelyTime));

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
