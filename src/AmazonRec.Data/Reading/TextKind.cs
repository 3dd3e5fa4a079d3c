using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>Tells by its first lines what a text file is that is neither columns nor JSON lines, and what to do with it.</summary>
internal static class TextKind
{
    /// <summary>Refuses text that can't be read as it is.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="first">Its first line that isn't blank, without blanks before it.</param>
    /// <param name="second">The next one; empty where there is none.</param>
    /// <exception cref="FormatException">It is such text; says what it is and what to do.</exception>
    public static void RefuseIn(string name, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (Of(first, second) is var (what, remedy)) throw new FormatException($"{name}: is {what}. {remedy}");
    }

    private static (string What, string Remedy)? Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first[0] == '[') return ("a JSON array", "Write one JSON object a line instead: jq -c '.[]' FILE > NEW");
        if (first[0] == '<') return OfMarkup(first);
        if (first.StartsWith("{\\rtf"u8)) return ("a document (RTF)", "Save it as CSV first.");
        if (first[0] == '{') return OfBrace(first, second);
        return first.IndexOf((byte)'\r') >= 0 && second.IsEmpty
            ? ("text with the line ends of old Macs", "Write it with those of today: tr '\\r' '\\n' < FILE > NEW")
            : null;
    }

    private static (string What, string Remedy)? OfMarkup(ReadOnlySpan<byte> first)
    {
        Span<byte> lower = stackalloc byte[Math.Min(first.Length, 16)];
        for (var i = 0; i < lower.Length; i++) lower[i] = (byte)char.ToLowerInvariant((char)first[i]);
        if (
            lower.StartsWith("<!doctype html"u8) || lower.StartsWith("<html"u8) || lower.StartsWith("<head"u8)
                || lower.StartsWith("<!--"u8))
            return (
                "an HTML page, and no data: mostly what a server sends instead of a file",
                "Download the file again, and look at the page for the reason.");
        return lower.StartsWith("<?xml"u8) ? ("XML", "Write it as CSV first, with a header.") : null;
    }

    private static (string What, string Remedy)? OfBrace(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first[1..].TrimStart((byte)' ') is [(byte)'\'', ..] or [(byte)'u', (byte)'\'', ..])
            return (
                "Python literals, not JSON",
                "Write JSON lines: python3 -c \"import ast,json,sys; [print(json.dumps(ast.literal_eval(l))) for l in sys.stdin]\" < "
                + "FILE > NEW");
        return !second.IsEmpty && second[0] != '{' && GoesOn(first)
            ? (
                "one JSON document over many lines",
                "Write one JSON object a line instead: jq -c . FILE > NEW (or jq -c '.[]' where the objects stand in a list)")
            : null;
    }

    /// <summary>Whether JSON is sound as far as it goes, and ends before its first object does.</summary>
    private static bool GoesOn(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line, isFinalBlock: false, default);
            while (json.Read())
            {
            }

            return json.TokenType != JsonTokenType.EndObject || json.CurrentDepth > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
