using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>How the values of a review are read, whatever their names. Numbers may be written as texts, and ids as numbers.</summary>
internal static class ReviewJson
{
    /// <summary>An id: a text, or a number as it is written.</summary>
    /// <exception cref="FormatException">The value is neither.</exception>
    public static string ReadId(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref json),
            JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
            _ => throw NoId(name),
        };
    }

    /// <summary>What is wrong with a value that is no id.</summary>
    public static FormatException NoId(string name) => new($"'{name}' is neither a text nor a number");

    /// <exception cref="FormatException">The value is neither text nor null.</exception>
    public static string ReadOptionalText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref json),
            JsonTokenType.Null => "",
            _ => throw new FormatException($"'{name}' is no text"),
        };
    }

    /// <exception cref="FormatException">The value is no number.</exception>
    public static double ReadNumber(ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return json.GetDouble();
        if (json.TokenType != JsonTokenType.String) throw new FormatException($"'{name}' is no number");
        var text = json.ValueSpan.Trim(" \t"u8);
        return Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length
            ? number
            : throw new FormatException($"'{name}' is '{JsonText.Read(ref json)}', no number{DecimalComma.Hint(JsonText.Read(ref json))}");
    }

    /// <summary>A time as seconds since 1970.</summary>
    /// <param name="json">Stands on the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="unit">How the file tells the time; null where its first lines don't.</param>
    /// <exception cref="FormatException">The value is none.</exception>
    public static long ReadTime(ref Utf8JsonReader json, string name, TimeUnit? unit)
    {
        json.Read();
        if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String)) throw new FormatException($"'{name}' is no time");
        return JsonTime.Read(json.ValueSpan.Trim(" \t"u8), unit, out var seconds) is { } fault
            ? throw new FormatException($"'{name}' {fault}")
            : seconds;
    }

    /// <summary>True or false; null where it is not told.</summary>
    /// <exception cref="FormatException">The value is neither.</exception>
    public static bool? ReadTruth(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw new FormatException($"'{name}' is neither true nor false"),
        };
    }

    /// <summary>What a row is told to be that is no JSON.</summary>
    public static string Broken(JsonException e) => $"broken JSON at byte {e.BytePositionInLine ?? 0} of the line";
}
