namespace AmazonRec.Data.Storage;

/// <summary>A cell of a file of columns, as RFC 4180 has it.</summary>
internal static class CsvCell
{
    /// <summary>The text, in quotes where it holds a comma, a quote or a line's end.</summary>
    public static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
