using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads a Python literal and writes it as JSON: dictionaries, lists, tuples, strings, numbers, True, False and None, with trailing commas.
/// No code is run. Numbers that JSON can't hold (nan, inf) become null.
/// </summary>
internal ref struct PythonLiteral
{
    /// <summary>How deep lists and dictionaries may be nested: real lines go to three.</summary>
    public const int MaxDepth = 32;

    private static readonly SearchValues<byte> Separators = SearchValues.Create(",:]})('\"[{ \t"u8);

    private readonly ReadOnlySpan<byte> _text;
    private readonly Utf8JsonWriter _json;
    private readonly PythonString _string;
    private int _at;

    private PythonLiteral(ReadOnlySpan<byte> text, Utf8JsonWriter json)
    {
        _text = text;
        _json = json;
        _string = new PythonString();
    }

    /// <summary>Writes the literal of a line, which is valid UTF-8, as JSON.</summary>
    /// <exception cref="FormatException">The line is no literal; the message says where in it, not in which.</exception>
    public static void WriteAsJson(ReadOnlySpan<byte> line, IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var literal = new PythonLiteral(line, json);
        literal.SkipSpace();
        literal.WriteValue(depth: 0);
        literal.SkipSpace();
        if (literal._at < line.Length) throw literal.Wrong("text follows the literal");
    }

    /// <summary>Whether a line is such a literal.</summary>
    public static bool Reads(ReadOnlySpan<byte> line)
    {
        try
        {
            RowText.CheckUtf8(line);
            WriteAsJson(line, new ArrayBufferWriter<byte>());
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private readonly byte Next => _at < _text.Length ? _text[_at] : (byte)0;

    private void WriteValue(int depth)
    {
        if (depth > MaxDepth) throw Wrong($"nested more than {MaxDepth} deep");
        switch (Next)
        {
            case (byte)'{':
                WriteDictionary(depth);
                break;
            case (byte)'[':
                WriteList((byte)']', depth);
                break;
            case (byte)'(':
                WriteList((byte)')', depth);
                break;
            default:
                if (_string.TryRead(_text, ref _at)) _json.WriteStringValue(_string.Text);
                else WriteWord();
                break;
        }
    }

    private void WriteDictionary(int depth)
    {
        _json.WriteStartObject();
        _at++;
        SkipSpace();
        while (Next != (byte)'}')
        {
            if (_string.TryRead(_text, ref _at)) _json.WritePropertyName(_string.Text);
            else _json.WritePropertyName(Encoding.UTF8.GetString(Word()));
            Expect((byte)':');
            WriteValue(depth + 1);
            SkipComma((byte)'}');
        }

        _at++;
        _json.WriteEndObject();
    }

    private void WriteList(byte end, int depth)
    {
        _json.WriteStartArray();
        _at++;
        SkipSpace();
        while (Next != end)
        {
            WriteValue(depth + 1);
            SkipComma(end);
        }

        _at++;
        _json.WriteEndArray();
    }

    private void WriteWord()
    {
        var start = _at;
        var word = Word();
        if (word.SequenceEqual("True"u8)) _json.WriteBooleanValue(true);
        else if (word.SequenceEqual("False"u8)) _json.WriteBooleanValue(false);
        else if (word.SequenceEqual("None"u8) || word.SequenceEqual("nan"u8) || word.SequenceEqual("inf"u8) || word.SequenceEqual("-inf"u8))
            _json.WriteNullValue();
        else WriteNumber(word, start);
    }

    /// <summary>A number; Python 2 ends long ones with an L.</summary>
    private readonly void WriteNumber(ReadOnlySpan<byte> word, int start)
    {
        var digits = word is [.. var number, (byte)'L'] ? number : word;
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) _json.WriteNumberValue(exact);
        else if (
            double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded) && !double.IsNaN(rounded)
                && digits is [< (byte)':', ..])
        {
            if (double.IsFinite(rounded)) _json.WriteNumberValue(rounded);
            else _json.WriteNullValue();
        }
        else
        {
            throw new FormatException(
                $"'{Encoding.UTF8.GetString(word[..Math.Min(word.Length, 40)])}' at byte {start} of the line is no Python value");
        }
    }

    /// <summary>What stands up to the next separator; at least one byte.</summary>
    private ReadOnlySpan<byte> Word()
    {
        var rest = _text[_at..];
        var length = rest.IndexOfAny(Separators);
        if (length < 0) length = rest.Length;
        if (length == 0) throw Wrong(rest.IsEmpty ? "the line ends within a value" : $"'{(char)Next}' where a value is expected");
        _at += length;
        return rest[..length];
    }

    private void Expect(byte mark)
    {
        SkipSpace();
        if (Next != mark) throw Wrong($"no '{(char)mark}'");
        _at++;
        SkipSpace();
    }

    private void SkipComma(byte end)
    {
        SkipSpace();
        if (Next != end) Expect((byte)',');
    }

    private void SkipSpace()
    {
        while (Next is (byte)' ' or (byte)'\t') _at++;
    }

    private readonly FormatException Wrong(string what) => new($"{what} at byte {_at} of the line");
}
