using System.Buffers;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>How a file of columns quotes its fields.</summary>
/// <param name="Delimiter">What separates the fields.</param>
/// <param name="HasBackslashes">Whether a quote within a quoted field has a backslash before it (Book-Crossing, MySQL) and is not doubled
/// (RFC 4180).</param>
internal sealed record Quoting(byte Delimiter, bool HasBackslashes)
{
    private const int SampledLines = 1000;

    private readonly ArrayBufferWriter<byte> _doubled = new();

    /// <summary>Tells it by the first lines: a backslash and a quote in the middle of a quoted field can mean nothing else.</summary>
    public static Quoting Detect(DataSource source, byte delimiter)
    {
        using var lines = new LineReader(source);
        for (var i = 0; i < SampledLines && lines.TryRead(out var line); i++)
            if (HasEscapedQuote(line, delimiter)) return new Quoting(delimiter, HasBackslashes: true);
        return new Quoting(delimiter, HasBackslashes: false);
    }

    /// <summary>How rows lie in the lines then.</summary>
    public RowLayout Layout => new(Delimiter, HasBackslashes: HasBackslashes);

    /// <summary>A row with its quotes doubled, as RFC 4180 has them; valid until the next call.</summary>
    public ReadOnlySpan<byte> Doubled(ReadOnlySpan<byte> row)
    {
        if (!row.Contains((byte)'\\')) return row;
        _doubled.ResetWrittenCount();
        while (row.IndexOf((byte)'\\') is >= 0 and var at && at + 1 < row.Length)
        {
            _doubled.Write(row[..at]);
            _doubled.Write(row[at + 1] switch { (byte)'"' => "\"\""u8, (byte)'\\' => "\\"u8, _ => row.Slice(at, 2) });
            row = row[(at + 2)..];
        }

        _doubled.Write(row);
        return _doubled.WrittenSpan;
    }

    private static bool HasEscapedQuote(ReadOnlySpan<byte> line, byte delimiter)
    {
        ReadOnlySpan<byte> opening = [delimiter, (byte)'"'];
        if (line is not [(byte)'"', ..] && line.IndexOf(opening) < 0) return false;
        for (var at = 0; at + 2 < line.Length; at++)
        {
            if (line[at] != (byte)'\\') continue;
            if (line[at + 1] == (byte)'"' && line[at + 2] != (byte)'"' && line[at + 2] != delimiter) return true;
            at++; // what follows a backslash is no backslash of its own
        }

        return false;
    }
}
