using System.Globalization;
using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>Times spelled out, as Goodreads (Sun Jul 30 07:44:10 -0700 2017) and Amazon's reviewTime (02 28, 2014) have them.</summary>
internal static class SpelledTime
{
    private const int Longest = 40;

    private static readonly string[] Forms = ["ddd MMM d HH:mm:ss zzz yyyy", "ddd MMM dd HH:mm:ss zzz yyyy", "MM d, yyyy"];

    /// <summary>Reads a time as seconds since 1970; one without a zone is in UTC.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length is < 8 or > Longest) return false;
        Span<char> spelled = stackalloc char[Longest];
        if (!Encoding.UTF8.TryGetChars(text, spelled, out var length)) return false;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (!DateTimeOffset.TryParseExact(spelled[..length], Forms, CultureInfo.InvariantCulture, Utc, out var time)) return false;
        seconds = time.ToUnixTimeSeconds();
        return true;
    }
}
