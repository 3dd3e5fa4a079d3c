using System.Text;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Features.Text.Cleaning;

/// <summary>One step of cleaning, from text to text.</summary>
/// <param name="Name">As it is told in what was made.</param>
/// <param name="Apply">What it does.</param>
public sealed record TextStep(string Name, Func<string, string> Apply)
{
    /// <summary>Tags go, scripts and styles with what they hold; entities become characters, runs of white space one space.</summary>
    public static TextStep Html { get; } = new("html", HtmlText.Plain);

    /// <summary>Lower case.</summary>
    public static TextStep LowerCase { get; } = new("lower-case", text => text.ToLowerInvariant());

    /// <summary>
    /// Words of <see cref="Cleaning.StopWords.English"/> go. A word is what stands between white space: 'the,' is none of them.
    /// </summary>
    public static TextStep StopWords { get; } = new(
        "stop-words", text =>
            string.Join(
                ' ',
                text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Where(word => !Cleaning.StopWords.English.Contains(word))));

    /// <summary>Characters beyond ASCII go, without leaving a space.</summary>
    public static TextStep Ascii { get; } = new("ascii", text => text.All(char.IsAscii) ? text : new string([.. text.Where(char.IsAscii)]));

    /// <summary>
    /// Brackets go as '[' and ']' and the quotes beside them, as lists look that were written out as text; what they hold stays.
    /// </summary>
    public static TextStep Brackets { get; } = new("brackets", WithoutBrackets);

    /// <summary>Runs of word characters (<c>\w+</c>) stay, between single spaces; everything else goes.</summary>
    public static TextStep Words { get; } = new("words", text => string.Join(' ', Tokens.Cut(text, shortest: 1)));

    private static string WithoutBrackets(string text)
    {
        if (!text.AsSpan().ContainsAny('[', ']')) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '[' or ']') continue;
            var beside = text[i] is '\'' or '"' && ((i > 0 && text[i - 1] == '[') || (i + 1 < text.Length && text[i + 1] == ']'));
            if (!beside) kept.Append(text[i]);
        }

        return kept.ToString();
    }
}
