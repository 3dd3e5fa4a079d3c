using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Texts of JSON, for every reader of data. Files hold texts that were cut in the middle of a character, such as half an emoji ("\ud83d"):
/// one U+FFFD stands in the place of each half, as other readers of broken text have it.
/// </summary>
internal static class JsonText
{
    /// <summary>The text of a string or of a property's name.</summary>
    public static string Read(ref Utf8JsonReader json) =>
        json.ValueIsEscaped && MayHoldHalves(json.ValueSpan) ? WithoutHalves(Unescaped(json.ValueSpan)) : json.GetString()!;

    /// <summary>Whether a property has a name.</summary>
    /// <param name="json">Stands on the property's name.</param>
    /// <param name="name">The name, in UTF-8.</param>
    public static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.ValueIsEscaped ? Read(ref json) == Encoding.UTF8.GetString(name) : json.ValueSpan.SequenceEqual(name);

    /// <summary>The text with U+FFFD for each surrogate that lacks its other half; the very same where none does.</summary>
    public static string WithoutHalves(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        return string.Create(text.Length, text, static (whole, from) =>
        {
            for (var i = 0; i < whole.Length; i++)
            {
                whole[i] = from[i];
                if (!char.IsSurrogate(from[i])) continue;
                if (i + 1 < from.Length && char.IsSurrogatePair(from[i], from[i + 1])) whole[++i] = from[i];
                else whole[i] = '\uFFFD';
            }
        });
    }

    /// <summary>Whether a text as JSON writes it has an escape of D800 to DFFF.</summary>
    private static bool MayHoldHalves(ReadOnlySpan<byte> written) => written.IndexOf("\\ud"u8) >= 0 || written.IndexOf("\\uD"u8) >= 0;

    /// <summary>Undoes escapes; that they are whole, the JSON reader has seen.</summary>
    private static string Unescaped(ReadOnlySpan<byte> written)
    {
        var text = new StringBuilder(written.Length);
        while (true)
        {
            var escape = written.IndexOf((byte)'\\');
            text.Append(Encoding.UTF8.GetString(escape < 0 ? written : written[..escape]));
            if (escape < 0) return text.ToString();
            written = written[(escape + 1)..];
            var isCode = written[0] == (byte)'u';
            text.Append(
                isCode
                    ? (char)ushort.Parse(written[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                    : Plain(written[0]));
            written = written[(isCode ? 5 : 1)..];
        }
    }

    private static char Plain(byte escaped) => escaped switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)escaped, // a quote or a slash stands for itself
    };
}
