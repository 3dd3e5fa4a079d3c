using System.Globalization;

namespace AmazonRec.Synthesis;

/// <summary>Ids that nobody takes for real ones. Items and users count from 0 within, and from 1 in the files.</summary>
internal static class Labels
{
    /// <summary>What the details of every item say.</summary>
    public const string Origin = "synthetic, made by amazonrec data synthesize";

    private const int Days = SyntheticRatings.LastDay - SyntheticRatings.FirstDay + 1;
    private static readonly byte[][] AmazonDates = Dates("MM d, yyyy");
    private static readonly byte[][] IsoDates = Dates("yyyy-MM-dd");

    private static readonly byte[][] SecondsTexts =
        [.. Enumerable.Range(SyntheticRatings.FirstDay, Days).Select(day => System.Text.Encoding.ASCII.GetBytes($"{Seconds(day)}"))];

    /// <summary>Ten characters, as an ASIN has: SYN0000123.</summary>
    public static string Asin(int item) => $"SYN{item + 1:D7}";

    /// <inheritdoc cref="Asin"/>
    public static void AddAsin(RowBuffer row, int item)
    {
        row.Add("SYN"u8);
        row.AddPadded(item + 1, 7);
    }

    /// <summary>SYNUSER00000042.</summary>
    public static void AddReviewer(RowBuffer row, int user)
    {
        row.Add("SYNUSER"u8);
        row.AddPadded(user + 1, 8);
    }

    /// <summary>Midnight at the beginning of a day, in seconds since 1970.</summary>
    public static long Seconds(int day) => day * 86_400L;

    /// <summary>The digits of <see cref="Seconds"/>.</summary>
    public static byte[] SecondsText(int day) => SecondsTexts[day - SyntheticRatings.FirstDay];

    /// <summary>A day as Amazon writes it: 02 8, 2014.</summary>
    public static byte[] AmazonDate(int day) => AmazonDates[day - SyntheticRatings.FirstDay];

    /// <summary>A day as 2014-02-08.</summary>
    public static byte[] IsoDate(int day) => IsoDates[day - SyntheticRatings.FirstDay];

    public static int Year(int day) => DateTime.UnixEpoch.AddDays(day).Year;

    private static byte[][] Dates(string format) =>
    [
        .. Enumerable.Range(SyntheticRatings.FirstDay, Days)
            .Select(
                day => System.Text.Encoding.ASCII.GetBytes(DateTime.UnixEpoch.AddDays(day).ToString(format, CultureInfo.InvariantCulture))),
    ];
}
