using System.Text;
using System.Text.Json;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Values of a property just read, taken as text: the files are not strict about kinds, so that a number may stand for a text, or a text
/// for a list of one.
/// </summary>
internal static class JsonValue
{
    /// <summary>
    /// A text, or a number or truth as one; empty for null, and for an empty list or object, which stand for nothing told.
    /// </summary>
    /// <exception cref="FormatException">The value is a list or object that holds something.</exception>
    public static string Text(ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            json.Read();
            return json.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject
                ? ""
                : throw new FormatException($"'{name}' is no text");
        }

        return Scalar(ref json) ?? throw new FormatException($"'{name}' is no text");
    }

    /// <summary>Adds the texts of a list and of the lists in it, or a single text.</summary>
    /// <exception cref="FormatException">The value holds objects.</exception>
    public static void AddTexts(ref Utf8JsonReader json, List<string> texts, string name)
    {
        json.Read();
        var depth = json.CurrentDepth;
        var isList = json.TokenType == JsonTokenType.StartArray;
        do
        {
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) continue;
            var text = Scalar(ref json) ?? throw new FormatException($"'{name}' is no list of texts");
            if (!string.IsNullOrWhiteSpace(text)) texts.Add(text);
        }
        while (isList && !(json.TokenType == JsonTokenType.EndArray && json.CurrentDepth == depth) && json.Read());
    }

    /// <summary>
    /// Adds the named values of an object. A text that stands for an object (as some copies of 2023 have it) is kept under the name
    /// 'details'.
    /// </summary>
    /// <exception cref="FormatException">The value is a list that holds something.</exception>
    public static void AddDetails(ref Utf8JsonReader json, ReadOnlySpan<byte> row, Dictionary<string, string> details)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            if (json.TokenType == JsonTokenType.StartArray && json.Read() && json.TokenType == JsonTokenType.EndArray) return;
            var text = (json.CurrentDepth == 1 ? Scalar(ref json) : null) ?? throw new FormatException("'details' is no object");
            if (!string.IsNullOrWhiteSpace(text)) details["details"] = text;
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref json).Trim().TrimEnd(':').TrimEnd();
            json.Read();
            var start = (int)json.TokenStartIndex;
            var value = Scalar(ref json);
            json.Skip();
            details.TryAdd(name, value ?? Encoding.UTF8.GetString(row[start..(int)json.BytesConsumed]));
        }
    }

    /// <summary>The first name of an object, such as the one category that an item is ranked in; empty where there is none.</summary>
    public static string FirstName(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return "";
        }

        var first = "";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (first.Length == 0) first = JsonText.Read(ref json);
            json.Skip();
        }

        return first;
    }

    /// <summary>The token as text, null if it is none.</summary>
    public static string? Scalar(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => JsonText.Read(ref json),
        JsonTokenType.Null => "",
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(json.ValueSpan),
        _ => null,
    };
}
