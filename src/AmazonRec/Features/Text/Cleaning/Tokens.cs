using System.Globalization;
using System.Text;

namespace AmazonRec.Features.Text.Cleaning;

/// <summary>
/// Runs of word characters as Python's <c>\w</c> knows them: letters, numbers of every kind and the underscore. (.NET's <c>\w</c> takes
/// combining marks in and leaves numbers such as ½ out.)
/// </summary>
public static class Tokens
{
    /// <summary>
    /// The runs of at least <paramref name="shortest"/> characters, in their order; a character beyond the first 65,536 counts once.
    /// </summary>
    public static IEnumerable<string> Cut(string text, int shortest)
    {
        var (start, length) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var taken);
            if (IsWord(rune))
            {
                if (length++ == 0) start = at;
            }
            else
            {
                if (length >= shortest) yield return text[start..at];
                length = 0;
            }

            at += taken;
        }

        if (length >= shortest) yield return text[start..];
    }

    private static bool IsWord(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_'
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber;
}
