using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>What the review files of all years have in common: the names of what every review must have, and how its values are read.</summary>
internal static class ReviewJson
{
    public static ReadOnlySpan<byte> User => "reviewerID"u8;

    public static ReadOnlySpan<byte> User2023 => "user_id"u8;

    public static ReadOnlySpan<byte> Item => "asin"u8;

    public static ReadOnlySpan<byte> Parent => "parent_asin"u8;

    public static ReadOnlySpan<byte> Rating => "overall"u8;

    public static ReadOnlySpan<byte> Rating2023 => "rating"u8;

    public static ReadOnlySpan<byte> Time => "unixReviewTime"u8;

    public static ReadOnlySpan<byte> Time2023 => "timestamp"u8;

    public static ReadOnlySpan<byte> Text => "reviewText"u8;

    public static ReadOnlySpan<byte> Text2023 => "text"u8;

    /// <summary>What is missing, by the name that the file's other lines have for it.</summary>
    public static string Missing(string name, string name2023, bool of2023) => $"'{(of2023 ? name2023 : name)}' is missing or empty";

    /// <exception cref="FormatException">The value is no text.</exception>
    public static string ReadText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString()! : throw new FormatException($"'{name}' is no text");
    }

    /// <exception cref="FormatException">The value is neither text nor null.</exception>
    public static string ReadOptionalText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString()!,
            JsonTokenType.Null => "",
            _ => throw new FormatException($"'{name}' is no text"),
        };
    }

    /// <exception cref="FormatException">The value is no number.</exception>
    public static double ReadNumber(ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return json.GetDouble();
        throw new FormatException(json.TokenType == JsonTokenType.String ? $"'{name}' is '{json.GetString()}', no number" : $"'{name}' is no number");
    }

    /// <summary>A time in seconds (2014, 2018).</summary>
    /// <exception cref="FormatException">The value is none.</exception>
    public static long ReadSeconds(ref Utf8JsonReader json)
    {
        var time = ReadNumber(ref json, "unixReviewTime");
        return UnixTime.IsValid(time) ? (long)time : throw new FormatException($"'unixReviewTime' is {time}, no whole number of seconds since 1970, up to the year 9999");
    }

    /// <summary>A time in milliseconds (2023), as seconds.</summary>
    /// <exception cref="FormatException">The value is none.</exception>
    public static long ReadMilliseconds(ref Utf8JsonReader json)
    {
        var time = ReadNumber(ref json, "timestamp");
        return time == Math.Floor(time) && UnixTime.IsValid(Math.Floor(time / 1000))
            ? UnixTime.FromMilliseconds((long)time)
            : throw new FormatException($"'timestamp' is {time}, no whole number of milliseconds since 1970, up to the year 9999");
    }

    /// <summary>What a row is told to be that is no JSON.</summary>
    public static string Broken(JsonException e) => $"broken JSON at byte {e.BytePositionInLine ?? 0} of the line";
}
