namespace AmazonRec.Data.Reading;

/// <summary>Lines in a text.</summary>
internal static class Lines
{
    /// <summary>The line that begins at a position, without its line end; the position moves behind it.</summary>
    public static Span<byte> Next(Span<byte> text, ref int position)
    {
        var line = text[position..];
        var end = line.IndexOf((byte)'\n');
        position = end < 0 ? text.Length : position + end + 1;
        if (end >= 0) line = line[..end];
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    /// <summary>Whether a line holds nothing but blanks.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.IsEmpty || (line[0] is (byte)' ' or (byte)'\t' && line.Trim(" \t"u8).IsEmpty);
}
