using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>Times as JSON lines tell them: numbers, also when written as texts, and dates of several spellings.</summary>
internal static class JsonTime
{
    /// <summary>Longest text that may be a time, in bytes.</summary>
    public const int Longest = 64;

    private const long FirstSurelyMilliseconds = 100_000_000_000; // seconds of the year 5138, milliseconds of 1973

    /// <summary>The unit of a time; null where the text is none.</summary>
    public static TimeUnit? UnitOf(ReadOnlySpan<byte> text) =>
        UnixTime.UnitOf(text) ?? (SpelledTime.TryParse(text, out _) ? TimeUnit.Date : null);

    /// <summary>Reads a time as seconds since 1970.</summary>
    /// <param name="text">The value.</param>
    /// <param name="unit">That of the file; null where its first lines don't tell one, and this value goes by its own size.</param>
    /// <param name="seconds">The time.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> text, TimeUnit? unit, out long seconds)
    {
        seconds = 0;
        var own = default(TimeUnit?);
        if ((unit ?? (own = UnitOf(text))) is { } told && TryParse(text, told, out seconds) && IsOfSize(seconds, told)) return null;
        var shown = Excerpt.Cut(Encoding.UTF8.GetString(text));
        own ??= UnitOf(text);
        if (own is { } other && unit is { } usual && other != usual)
            return $"is '{shown}', {Name(other)}, where the file's first rows have {Name(usual)}";
        return $"is '{shown}', which "
            + ((own ?? unit) is { } expected
                ? UnixTime.Expected(expected)
                : "is no time: neither a whole number of seconds or milliseconds since 1970 nor a date");
    }

    private static bool TryParse(ReadOnlySpan<byte> text, TimeUnit unit, out long seconds) =>
        UnixTime.TryParse(text, unit, out seconds) || (unit == TimeUnit.Date && SpelledTime.TryParse(text, out seconds));

    /// <summary>
    /// Whether a time is of the size that its unit makes it: a file that mixes seconds and milliseconds is not read as one of them.
    /// </summary>
    private static bool IsOfSize(long seconds, TimeUnit unit) => unit switch
    {
        TimeUnit.Seconds => Math.Abs(seconds) < FirstSurelyMilliseconds,
        TimeUnit.Milliseconds => seconds == 0 || Math.Abs(seconds) >= FirstSurelyMilliseconds / 1000,
        _ => true,
    };

    private static string Name(TimeUnit unit) => unit switch
    {
        TimeUnit.Seconds => "seconds",
        TimeUnit.Milliseconds => "milliseconds",
        _ => "dates",
    };
}
