namespace AmazonRec.Data.Reading;

/// <summary>
/// Rows of columns of which some may stand in double quotes, as RFC 4180 has them: a line break inside the quotes does not end the row. A
/// quote counts only at the begin of a field; within one that is not quoted it is a character as any other.
/// </summary>
internal static class QuotedRows
{
    /// <summary>Longest row of several lines, in bytes: a quote that nobody closes must not swallow the file.</summary>
    public const int Longest = 1 << 20;

    /// <summary>What is said of a row that is broken.</summary>
    public const string NotClosed =
        "a quote is opened on this line and not closed before the next column (a quote inside a quoted field is written twice)";

    /// <summary>The row that begins at a position, which moves behind it.</summary>
    /// <param name="text">The text. Where its last row is cut or open, the position stays.</param>
    /// <param name="position">Where the row begins.</param>
    /// <param name="separator">What stands between the fields.</param>
    /// <param name="hasBackslashes">Whether a backslash takes a quote behind it into the field.</param>
    /// <param name="length">Bytes of the row without its line end.</param>
    /// <param name="lines">Lines of the row.</param>
    public static RowEnd Next(ReadOnlySpan<byte> text, ref int position, byte separator, bool hasBackslashes, out int length, out int lines)
    {
        var rest = text[position..];
        var firstEnd = rest.IndexOf((byte)'\n');
        var first = firstEnd < 0 ? rest : rest[..firstEnd];
        lines = 1;
        var (end, at) = first.Contains((byte)'"')
            ? Follow(rest, separator, hasBackslashes)
            : firstEnd < 0 ? (RowEnd.Cut, rest.Length) : (RowEnd.Whole, firstEnd);
        if (end == RowEnd.Broken) at = first.Length;
        length = at > 0 && rest[at - 1] == '\r' ? at - 1 : at;
        if (end == RowEnd.Whole) lines += rest[..at].Count((byte)'\n');
        if (end is RowEnd.Whole or RowEnd.Broken) position += Math.Min(at + 1, rest.Length);
        return end;
    }

    /// <summary>Follows the fields of a row to its end.</summary>
    private static (RowEnd End, int At) Follow(ReadOnlySpan<byte> text, byte separator, bool hasBackslashes)
    {
        var at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                var open = at;
                at = Close(text, at + 1, hasBackslashes);
                var quoted = text[open..(at < 0 ? text.Length : at)];
                var goesOn = quoted.Contains((byte)'\n');
                if (goesOn && open + quoted.Length > Longest) return (RowEnd.Broken, 0);
                if (at < 0) return (RowEnd.Open, text.Length);
                if (goesOn && !EndsField(text[at..], separator)) return (RowEnd.Broken, 0);
            }

            var next = text[at..].IndexOfAny(separator, (byte)'\n');
            if (next < 0) return (RowEnd.Cut, text.Length);
            at += next;
            if (text[at] == '\n') return (RowEnd.Whole, at);
            at++;
        }
    }

    /// <summary>The place behind the quote that closes a field; -1 where none does.</summary>
    private static int Close(ReadOnlySpan<byte> text, int at, bool hasBackslashes)
    {
        while (true)
        {
            var mark = hasBackslashes ? text[at..].IndexOfAny((byte)'"', (byte)'\\') : text[at..].IndexOf((byte)'"');
            if (mark < 0) return -1;
            at += mark + 1;
            if (text[at - 1] == '\\')
            {
                at = Math.Min(at + 1, text.Length); // what follows a backslash is a character
                continue;
            }

            if (at == text.Length || text[at] != '"') return at;
            at++; // a doubled quote is a character
        }
    }

    private static bool EndsField(ReadOnlySpan<byte> rest, byte separator)
    {
        rest = rest.TrimStart((byte)' ');
        return rest.IsEmpty || rest[0] == separator || rest[0] is (byte)'\r' or (byte)'\n';
    }
}
