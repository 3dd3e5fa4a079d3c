using System.Globalization;
using System.Text;

namespace AmazonRec.Features.Text.Words;

/// <summary>A row of the text format.</summary>
internal static class VectorText
{
    /// <exception cref="FormatException">The row is cut short or no such row; names the line.</exception>
    public static void ReadRow(VectorBytes bytes, KeptVectors kept, int width, long row, long rows)
    {
        var line = bytes.ReadLine(VectorBytes.Room);
        if (line is null)
            throw bytes.LineError(bytes.Peek(1).IsEmpty ? $"the file ends after {row:N0} of {rows:N0} vectors" : "the line is too long");
        var parts = line.AsSpan().TrimEnd(" \r"u8);
        var length = parts.IndexOf((byte)' ');
        if (length < 1) throw Error("holds no word and numbers");
        var target = kept.Take(Encoding.UTF8.GetString(parts[..length]));
        var found = 0;
        for (var rest = parts[length..]; !rest.IsEmpty; found++)
        {
            rest = rest.TrimStart((byte)' ');
            var end = rest.IndexOf((byte)' ') is >= 0 and var space ? space : rest.Length;
            if (!float.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
                throw Error($"'{Encoding.UTF8.GetString(rest[..Math.Min(end, 40)])}' is no finite number");
            if (found < target.Length) target[found] = value;
            rest = rest[end..];
        }

        if (found != width) throw Error($"has {found} numbers, and the first line tells of {width}");

        FormatException Error(string reason) =>
            new(
                bytes.LineError(reason).Message.Replace(
                    $":{bytes.Line}:", $":{bytes.Line - 1}:", StringComparison.Ordinal)); // the line has been taken
    }
}
