using System.Text;

namespace AmazonRec.Synthesis.Formats;

/// <summary>
/// Text as Python's repr writes it: in single quotes, or in double ones if there are single ones in it and no double ones.
/// </summary>
internal static class PythonText
{
    /// <summary>Text of ASCII without control characters, as it is.</summary>
    public static void AddPython(this RowBuffer line, string text)
    {
        var place = line.GetSpan(text.Length);
        line.Advance(Encoding.ASCII.GetBytes(text, place));
    }

    /// <summary>A string literal of such text.</summary>
    public static void AddLiteral(this RowBuffer line, string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        line.Add((byte)quote);
        line.AddPython(text.Replace("\\", "\\\\").Replace(quote.ToString(), $"\\{quote}"));
        line.Add((byte)quote);
    }

    /// <summary>A comma, a name and a string literal.</summary>
    public static void AddProperty(this RowBuffer line, string name, string text)
    {
        line.AddPython($", '{name}': ");
        line.AddLiteral(text);
    }
}
