using System.Globalization;
using System.Text;
using System.Text.Unicode;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads a Python string. The files were written by Python 2, where 'caf\xc3\xa9' holds bytes and u'caf\xe9' characters: a run of \xNN that
/// makes valid UTF-8 is taken for bytes unless the string is marked u, any other for Latin-1 characters, as Python 3 has it.
/// </summary>
internal sealed class PythonString
{
    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];

    /// <summary>The string last read.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Reads the string that starts here and moves behind it; false if none starts here.</summary>
    /// <exception cref="FormatException">The string is not closed, or an escape is broken.</exception>
    public bool TryRead(ReadOnlySpan<byte> line, ref int at)
    {
        var rest = line[at..];
        var marked = rest is [(byte)'u' or (byte)'U' or (byte)'b' or (byte)'B', (byte)'\'' or (byte)'"', ..];
        var isUnicode = marked && (rest[0] | 0x20) == 'u';
        if (!marked && rest is not [(byte)'\'' or (byte)'"', ..]) return false;
        var start = at;
        at += marked ? 1 : 0;
        var quote = line[at++];
        _text.Clear();
        while (true)
        {
            rest = line[at..];
            var special = rest.IndexOfAny(quote, (byte)'\\');
            if (special < 0 || special == rest.Length - 1 && rest[special] == '\\')
                throw new FormatException($"the string at byte {start} of the line is not closed");
            if (special > 0)
            {
                FlushBytes(isUnicode);
                _text.Append(Encoding.UTF8.GetString(rest[..special]));
            }

            at += special + 1;
            if (rest[special] == quote) break;
            ReadEscape(line, ref at, isUnicode);
        }

        FlushBytes(isUnicode);
        Text = JsonText.WithoutHalves(_text.ToString());
        return true;
    }

    /// <summary>Reads what follows a backslash.</summary>
    private void ReadEscape(ReadOnlySpan<byte> line, ref int at, bool isUnicode)
    {
        var c = (char)line[at++];
        if (c == 'x' && TryHex(line, ref at, 2, out var code))
        {
            if (code >= 0x80)
            {
                _bytes.Add((byte)code);
                return;
            }

            FlushBytes(isUnicode);
            _text.Append((char)code);
            return;
        }

        FlushBytes(isUnicode);
        switch (c)
        {
            case 'u' when TryHex(line, ref at, 4, out code):
                _text.Append((char)code);
                break;
            case 'U' when TryHex(line, ref at, 8, out code) && Rune.IsValid(code):
                _text.Append(new Rune(code).ToString());
                break;
            case 'x' or 'u' or 'U' or 'N':
                throw new FormatException($"the escape \\{c} at byte {at - 2} of the line is broken");
            case >= '0' and <= '7':
                _text.Append(Octal(line, ref at, c - '0'));
                break;
            default:
                var known = "nrtabfv\\'\"".IndexOf(c);
                if (known >= 0) _text.Append("\n\r\t\a\b\f\v\\'\""[known]);
                else
                {
                    at--; // no escape: Python keeps the backslash and what follows
                    _text.Append('\\');
                    if (c < 0x80)
                    {
                        _text.Append(c);
                        at++;
                    }
                }

                break;
        }
    }

    private static char Octal(ReadOnlySpan<byte> line, ref int at, int value)
    {
        for (var digits = 1; digits < 3 && at < line.Length && line[at] is >= (byte)'0' and <= (byte)'7'; digits++)
            value = 8 * value + line[at++] - '0';
        return (char)value;
    }

    private static bool TryHex(ReadOnlySpan<byte> line, ref int at, int digits, out int code)
    {
        code = 0;
        if (
            at + digits > line.Length
                || !int.TryParse(line.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code))
            return false;
        at += digits;
        return true;
    }

    private void FlushBytes(bool isUnicode)
    {
        if (_bytes.Count == 0) return;
        byte[] bytes = [.. _bytes];
        _bytes.Clear();
        _text.Append((!isUnicode && Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes));
    }
}
