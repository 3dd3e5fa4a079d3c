using System.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>White space in scraped text, which means nothing there.</summary>
internal static class WhiteSpace
{
    /// <summary>
    /// The text with each run of white space and control characters as one space, and none at the ends; the same string where that is so
    /// already.
    /// </summary>
    public static string Collapse(string text)
    {
        var first = FirstToChange(text);
        if (first < 0) return text;
        var collapsed = new StringBuilder(text.Length).Append(text, 0, first);
        var space = first > 0 && text[first - 1] == ' ';
        if (space) collapsed.Length--;
        for (var i = first; i < text.Length; i++)
        {
            if (IsSpace(text[i]))
            {
                space = true;
                continue;
            }

            if (space && collapsed.Length > 0) collapsed.Append(' ');
            collapsed.Append(text[i]);
            space = false;
        }

        return collapsed.ToString();
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    /// <summary>Where the first space stands that is doubled, at an end, or none of the usual kind; -1 if nowhere.</summary>
    private static int FirstToChange(string text)
    {
        var before = ' ';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsSpace(c) && (c != ' ' || before == ' ' || i == text.Length - 1)) return i;
            before = c;
        }

        return -1;
    }
}
