using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>
/// What stands between the columns of a file: one character of ASCII, <c>::</c>, or blanks, of which several count as one.
/// </summary>
/// <param name="Text">The character, <c>::</c>, or one space for blanks.</param>
internal sealed record Separator(string Text)
{
    /// <summary>The word for each on the command line and in messages.</summary>
    private static readonly (string Word, string Text)[] Words =
        [("tab", "\t"), ("comma", ","), ("semicolon", ";"), ("::", "::"), ("bar", "|"), ("blank", " ")];

    /// <summary>What is looked for in a first line, for messages.</summary>
    public static string LookedFor => "tab, comma, semicolon, ::, bar (|) or blank";

    /// <summary>Whether runs of spaces and tabs separate the columns.</summary>
    public bool IsBlank => Text == " ";

    /// <summary>The byte inside whose quotes it does not separate; null where quotes are characters as any other.</summary>
    public byte? QuotedBy => Text.Length == 1 && !IsBlank ? (byte)Text[0] : null;

    /// <summary>What is shown of it between the columns of a message.</summary>
    public string Shown => Text == "\t" ? " " : Text;

    /// <summary>Its bytes.</summary>
    public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Text);

    /// <summary>Reads what <c>--separator</c> says.</summary>
    /// <exception cref="FormatException">It is no separator.</exception>
    public static Separator Parse(string text)
    {
        if (Words.FirstOrDefault(w => w.Word.Equals(text, StringComparison.OrdinalIgnoreCase) || w.Text == text) is { Text: { } known })
            return new Separator(known);
        if (text == "\\t") return new Separator("\t");
        return text is [> ' ' and < '\x7F' and not '"'] && !char.IsLetterOrDigit(text[0])
            ? new Separator(text)
            : throw new FormatException(
                $"--separator '{Excerpt.Cut(text)}' is none. Write tab, comma, semicolon, bar, blank, ::, or the character itself; no "
                + "letter, digit or quote.");
    }

    /// <summary>The separator of a first line: the one that occurs; a bar or blanks only where no other does. Null for none.</summary>
    public static Separator? Detect(ReadOnlySpan<byte> line)
    {
        var (tabs, commas, semicolons, colons, bars, blanks) = Count(line);
        if (tabs > 0) return new Separator("\t");
        if (colons > 0 && commas == 0) return new Separator("::");
        if (commas > 0 || semicolons > 0) return new Separator(semicolons > commas ? ";" : ",");
        return bars > 0 ? new Separator("|") : blanks > 0 ? new Separator(" ") : null;
    }

    /// <summary>Its word, or the character.</summary>
    public override string ToString() => Words.FirstOrDefault(w => w.Text == Text).Word ?? $"'{Text}'";

    /// <summary>How often each occurs outside quotes.</summary>
    private static (int Tabs, int Commas, int Semicolons, int Colons, int Bars, int Blanks) Count(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t"u8);
        var quoted = false;
        int tabs = 0, commas = 0, semicolons = 0, colons = 0, bars = 0, blanks = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (quoted) continue;
            switch (line[i])
            {
                case (byte)'\t': tabs++; break;
                case (byte)',': commas++; break;
                case (byte)';': semicolons++; break;
                case (byte)':' when i + 1 < line.Length && line[i + 1] == ':': colons++; break;
                case (byte)'|': bars++; break;
                case (byte)' ': blanks++; break;
            }
        }

        return (tabs, commas, semicolons, colons, bars, blanks);
    }
}
