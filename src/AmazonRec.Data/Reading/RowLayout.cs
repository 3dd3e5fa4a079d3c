namespace AmazonRec.Data.Reading;

/// <summary>How the rows of a text file lie in its lines.</summary>
/// <param name="QuotedBy">The separator of columns that may be quoted, with line breaks in them; null where each line is a row.</param>
/// <param name="IsByFilm">Whether a line such as '12:' gives the film of all rows behind it, as in the files of the Netflix Prize.</param>
/// <param name="HasBackslashes">Whether a backslash in a quoted field takes a quote behind it into the field.</param>
internal sealed record RowLayout(byte? QuotedBy = null, bool IsByFilm = false, bool HasBackslashes = false)
{
    /// <summary>Each line is a row.</summary>
    public static RowLayout Lines { get; } = new();

    /// <summary>How many bytes at the begin of a text are whole rows, where more text follows.</summary>
    public int WholeRows(ReadOnlySpan<byte> text)
    {
        if (QuotedBy is not { } separator || !text.Contains((byte)'"')) return text.LastIndexOf((byte)'\n') + 1;
        var position = 0;
        while (
            position < text.Length
                && QuotedRows.Next(text, ref position, separator, HasBackslashes, out _, out _) is RowEnd.Whole or RowEnd.Broken)
        {
        }

        return position;
    }

    /// <summary>The row that begins at a position of whole rows, without its line end; the position moves behind it.</summary>
    /// <param name="text">Whole rows, or all that is left of the file.</param>
    /// <param name="position">Where the row begins.</param>
    /// <param name="lines">How many lines it has.</param>
    /// <param name="isBroken">Whether its first line opens a quote that is not closed.</param>
    public Span<byte> Next(Span<byte> text, ref int position, out int lines, out bool isBroken)
    {
        (lines, isBroken) = (1, false);
        if (QuotedBy is not { } separator) return Reading.Lines.Next(text, ref position);
        var start = position;
        var end = QuotedRows.Next(text, ref position, separator, HasBackslashes, out var length, out lines);
        if (end == RowEnd.Cut)
        {
            lines += text[start..].Count((byte)'\n');
            position = text.Length;
        }
        else if (end == RowEnd.Open)
        {
            isBroken = true;
            return Reading.Lines.Next(text, ref position);
        }

        isBroken = end == RowEnd.Broken;
        return text.Slice(start, length);
    }
}
