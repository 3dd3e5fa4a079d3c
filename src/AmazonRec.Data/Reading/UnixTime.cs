using System.Buffers.Text;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Seconds since 1970 that are a date: from the year 1 to before the year 10000, which also tells seconds from milliseconds.
/// </summary>
internal static class UnixTime
{
    private const long Year1 = -62135596800;
    private const long Year10000 = 253402300800;
    private const long SurelyMilliseconds = 100_000_000_000; // seconds of the year 5138, milliseconds of 1973
    private const int LongestDigits = 12;

    public static bool IsValid(double time) => time == Math.Floor(time) && time is >= Year1 and < Year10000;

    /// <summary>The unit of a time as files hold it; null where the text is none.</summary>
    public static TimeUnit? UnitOf(ReadOnlySpan<byte> text)
    {
        if (IsoTime.TryParse(text, out _)) return TimeUnit.Date;
        if (!Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length || number != Math.Floor(number)) return null;
        return Math.Abs(number) < SurelyMilliseconds ? TimeUnit.Seconds : TimeUnit.Milliseconds;
    }

    /// <summary>What a text must be to be a time.</summary>
    public static string Expected(TimeUnit unit) => unit switch
    {
        TimeUnit.Date => IsoTime.Expected,
        TimeUnit.Milliseconds => "is not a whole number of milliseconds since 1970, up to the year 9999",
        _ => "is not a whole number of seconds since 1970, up to the year 9999",
    };

    /// <summary>Reads a time as seconds; whole numbers may be written as 1365811200.0 or 1.3658112e9.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, TimeUnit unit, out long seconds)
    {
        if (!(unit == TimeUnit.Date ? IsoTime.TryParse(text, out seconds) : TryWhole(text, out seconds))) return false;
        if (unit == TimeUnit.Milliseconds) seconds = FromMilliseconds(seconds);
        return seconds is >= Year1 and < Year10000;
    }

    /// <summary>Seconds of milliseconds, those before 1970 too.</summary>
    public static long FromMilliseconds(long milliseconds) => (long)Math.Floor(milliseconds / 1000m);

    private static bool TryWhole(ReadOnlySpan<byte> text, out long number)
    {
        if (TryDigits(text, out number)) return true;
        if (Utf8Parser.TryParse(text, out number, out var used) && used == text.Length) return true;
        if (
            !Utf8Parser.TryParse(text, out double real, out used) || used != text.Length || real != Math.Floor(real)
                || Math.Abs(real) > 1e15)
            return false;
        number = (long)real;
        return true;
    }

    /// <summary>Reads what is digits and nothing else, and no more of them than surely fit.</summary>
    private static bool TryDigits(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > LongestDigits || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        foreach (var digit in text) number = (number * 10) + (digit - '0');
        return true;
    }
}
