namespace AmazonRec.Data.Reading;

/// <summary>Kinds of data file that can be told by their first line.</summary>
internal static class FileKind
{
    public const string ReviewLines = "reviews (JSON lines)";
    public const string RatingColumns = "ratings (columns)";

    /// <summary>The kind of a file: a first line that starts with a brace holds JSON.</summary>
    /// <exception cref="FormatException">The file is empty, or neither kind; says what it is and what to do.</exception>
    public static string Describe(DataSource source)
    {
        using var reader = new LineReader(source);
        if (!TryReadText(reader, out var line)) throw Empty(source);
        var first = line.ToArray();
        // A long first line is no page or document that goes on.
        var second = first.Length < 1 << 16 && TryReadText(reader, out var next) ? next[..Math.Min(next.Length, 16)].ToArray() : [];
        TextKind.RefuseIn(source.Name, first, second);
        return first[0] == (byte)'{' ? ReviewLines : RatingColumns;
    }

    public static FormatException Empty(DataSource source) =>
        new($"{source.Name}: the file is empty. Name a file with one review or rating a line.");

    public static FormatException HeaderOnly(DataSource source) =>
        new($"{source.Name}: holds a header and no rows. Name a file with one rating a line below it.");

    /// <summary>Why verified purchases can't be told.</summary>
    public static FormatException NotVerified(DataSource source, string why) =>
        new($"{source.Name}: {why}, so verified purchases alone can't be kept. Take Amazon's reviews of 2018 or 2023, or all rows.");

    /// <summary>The next line that isn't blank, without blanks before it.</summary>
    private static bool TryReadText(LineReader reader, out ReadOnlySpan<byte> text)
    {
        do
        {
            if (!reader.TryRead(out text)) return false;
            text = text.TrimStart(" \t"u8);
        }
        while (text.IsEmpty);
        return true;
    }
}
