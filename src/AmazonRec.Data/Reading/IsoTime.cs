namespace AmazonRec.Data.Reading;

/// <summary>
/// Dates and times as ISO 8601 and databases write them: <c>2018-03-31</c>, <c>2018-03-31 23:53:47</c>, <c>2018-03-31T23:53:47.5Z</c>,
/// <c>2018/03/31 23:53+02:00</c>. Without an offset they are UTC.
/// </summary>
internal static class IsoTime
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;

    /// <summary>What a text must be to be read, for messages.</summary>
    public const string Expected = "is not a date such as 2018-03-31 or 2018-03-31 23:53:47";

    /// <summary>Reads a date, or a date and time, as whole seconds since 1970 (fractions are cut off).</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length < 10 || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4]) return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        seconds = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
        if (text.Length == 10) return true;
        if (
            text[10] is not ((byte)' ' or (byte)'T' or (byte)'t') || !TryTime(text[11..], out var time, out var zone)
                || !TryZone(zone, out var offset))
            return false;
        seconds += time - offset;
        return true;
    }

    /// <summary>Hours and minutes, and seconds where they are told, down to fractions that are passed over.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out int seconds, out ReadOnlySpan<byte> zone)
    {
        seconds = 0;
        zone = default;
        if (
            text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23
                || minute > 59)
            return false;
        seconds = (hour * Hour) + (minute * Minute);
        zone = text[5..];
        if (zone is not [(byte)':', _, _, ..]) return true;
        if (!TryDigits(zone[1..3], out var second) || second > 60) return false; // 60: a leap second
        seconds += second;
        zone = zone[3..];
        if (zone is not [(byte)'.' or (byte)',', ..]) return true;
        var digits = zone[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var end = digits < 0 ? zone.Length : digits + 1;
        if (end == 1) return false;
        zone = zone[end..];
        return true;
    }

    /// <summary>The offset from UTC in seconds: Z or UTC, +02:00, +0200, +02, or nothing.</summary>
    private static bool TryZone(ReadOnlySpan<byte> text, out int offset)
    {
        offset = 0;
        text = text.TrimStart((byte)' ');
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8)) return true;
        if (text[0] is not ((byte)'+' or (byte)'-')) return false;
        var minutes = text.Length switch { 6 when text[3] == ':' => text[4..], 5 => text[3..], 3 => "00"u8, _ => default };
        if (minutes.IsEmpty || !TryDigits(text[1..3], out var hour) || !TryDigits(minutes, out var minute) || hour > 18 || minute > 59)
            return false;
        offset = ((hour * Hour) + (minute * Minute)) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
