using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>Splits a row at its separators; a field in double quotes may hold one, and a doubled quote for one (RFC 4180).</summary>
internal sealed class DelimitedLine(Separator separator)
{
    /// <summary>Most fields kept of a line: a line of delimiters must not take many times its own memory.</summary>
    public const int MaxFields = 1 << 14;

    private readonly byte[] _separator = separator.Bytes;
    private readonly bool _isBlank = separator.IsBlank;
    private readonly bool _mayQuote = separator.QuotedBy is not null;
    private readonly List<Range> _fields = [];
    private byte[] _unquoted = new byte[256];
    private int _used;

    /// <summary>Splits at one character.</summary>
    public DelimitedLine(byte delimiter)
        : this(new Separator(((char)delimiter).ToString()))
    {
    }

    /// <summary>Splits; returns the number of fields, of which at most <see cref="MaxFields"/> are kept.</summary>
    public int Split(ReadOnlySpan<byte> line)
    {
        _fields.Clear();
        _used = 0;
        var count = 0;
        if (_unquoted.Length < line.Length) _unquoted = new byte[line.Length * 2];
        var quoted = _mayQuote && line.Contains((byte)'"');
        if (_isBlank) line = line.Trim(" \t"u8);
        while (true)
        {
            var start = _used;
            if (quoted && line is [(byte)'"', ..])
            {
                line = TakeQuoted(line[1..]);
            }
            else
            {
                var end = _isBlank ? line.IndexOfAny((byte)' ', (byte)'\t') : line.IndexOf(_separator);
                var field = end < 0 ? line : line[..end];
                field.CopyTo(_unquoted.AsSpan(_used));
                _used += field.Length;
                line = line[field.Length..];
            }

            if (count++ < MaxFields) _fields.Add(start.._used);
            if (line.IsEmpty) return count;
            line = _isBlank ? line.TrimStart(" \t"u8) : line[_separator.Length..];
        }
    }

    /// <summary>Field <paramref name="i"/> of the line last split.</summary>
    public ReadOnlySpan<byte> this[int i] => _unquoted.AsSpan(_fields[i]);

    /// <summary>All fields of a line as text, up to <see cref="MaxFields"/>.</summary>
    public string[] Fields(ReadOnlySpan<byte> line)
    {
        var fields = new string[Math.Min(Split(line), MaxFields)];
        for (var i = 0; i < fields.Length; i++) fields[i] = Encoding.UTF8.GetString(this[i]).Trim();
        return fields;
    }

    /// <summary>
    /// Takes a field up to its closing quote; what follows up to the delimiter belongs to it, as lenient readers have it.
    /// </summary>
    private ReadOnlySpan<byte> TakeQuoted(ReadOnlySpan<byte> rest)
    {
        while (true)
        {
            var quote = rest.IndexOf((byte)'"');
            Take(quote < 0 ? rest.Length : quote, ref rest);
            if (rest is not [_, (byte)'"', ..]) break;
            rest = rest[1..]; // a doubled quote is a character
            Take(1, ref rest);
        }

        rest = rest.IsEmpty ? rest : rest[1..];
        var end = rest.IndexOf(_separator[0]);
        Take(end < 0 ? rest.Length : end, ref rest);
        return rest;
    }

    private void Take(int count, ref ReadOnlySpan<byte> rest)
    {
        rest[..count].CopyTo(_unquoted.AsSpan(_used));
        _used += count;
        rest = rest[count..];
    }
}
