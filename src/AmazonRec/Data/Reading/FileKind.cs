namespace AmazonRec.Data.Reading;

/// <summary>Kinds of data file that can be told by their first line.</summary>
internal static class FileKind
{
    public const string ReviewLines = "reviews (JSON lines)";
    public const string RatingColumns = "ratings (columns)";

    /// <summary>The kind of a file: a first line that starts with a brace holds JSON.</summary>
    /// <exception cref="FormatException">The file is empty.</exception>
    public static string Of(DataSource source)
    {
        using var reader = new LineReader(source);
        while (reader.TryRead(out var line))
        {
            var text = line.TrimStart(" \t"u8);
            if (text is [(byte)'[', ..]) throw new FormatException($"{source.Name}: is a JSON array. Write one JSON object a line instead.");
            if (!text.IsEmpty) return text[0] == (byte)'{' ? ReviewLines : RatingColumns;
        }

        throw Empty(source);
    }

    public static FormatException Empty(DataSource source) => new($"{source.Name}: the file is empty. Name a file with one review or rating a line.");
}
