using System.Globalization;

namespace AmazonRec.Data.Catalogs;

/// <summary>Years as the files tell them.</summary>
internal static class Years
{
    private static readonly string[] Dates = ["MMMM d, yyyy", "dd-MMM-yyyy", "d MMMM yyyy", "yyyy-MM-dd"];

    /// <summary>The year of a date such as May 15, 2009 or 01-Jan-1995; null if the text is none.</summary>
    public static int? OfDate(string text) =>
        DateOnly.TryParseExact(text.AsSpan().Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.Year
            : null;

    /// <summary>The year at the end of a film's title, as in Toy Story (1995).</summary>
    public static int? OfTitle(string title) =>
        title.TrimEnd() is [.., '(', var a, var b, var c, var d, ')']
            && int.TryParse([a, b, c, d], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : null;

    /// <summary>A year as a number, also when written as 1995.0; null if the text is none.</summary>
    public static int? OfNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999
            && year == Math.Floor(year)
            ? (int)year
            : null;
}
