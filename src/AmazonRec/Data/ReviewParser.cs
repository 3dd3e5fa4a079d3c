using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Data;

/// <summary>Reads one line of a review file, in the schema of 2014 or 2018; unknown properties are passed over.</summary>
internal static class ReviewParser
{
    /// <summary>The review of a line.</summary>
    /// <exception cref="JsonException">The line is not one JSON object.</exception>
    /// <exception cref="FormatException">A required property is missing or of the wrong kind; the message says which, not where.</exception>
    public static Review Parse(ReadOnlySpan<byte> line, RatingRange range)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("the line is no JSON object");
        string? user = null, item = null;
        float? rating = null;
        long? time = null;
        var review = new Review("", "", 0, 0);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("reviewerID"u8)) user = Text(ref json, "reviewerID");
            else if (json.ValueTextEquals("asin"u8)) item = Text(ref json, "asin");
            else if (json.ValueTextEquals("overall"u8)) rating = (float)Number(ref json, "overall");
            else if (json.ValueTextEquals("unixReviewTime"u8)) time = Time(ref json);
            else if (json.ValueTextEquals("reviewText"u8)) review = review with { Text = OptionalText(ref json, "reviewText") };
            else if (json.ValueTextEquals("summary"u8)) review = review with { Summary = OptionalText(ref json, "summary") };
            else if (json.ValueTextEquals("verified"u8)) review = review with { Verified = Truth(ref json) };
            else if (json.ValueTextEquals("vote"u8)) review = review with { HelpfulVotes = Vote(ref json) };
            else if (json.ValueTextEquals("helpful"u8)) review = Helpful(ref json, review);
            else if (json.ValueTextEquals("style"u8)) review = review with { Style = Style(ref json) };
            else if (json.ValueTextEquals("image"u8)) review = review with { Images = Images(ref json) };
            else json.Skip();
        }

        if (json.Read()) throw new JsonException("text follows the review"); // Read throws on what is no JSON at all
        return review with
        {
            User = Required(user, "reviewerID"),
            Item = Required(item, "asin"),
            Rating = InRange(rating ?? throw new FormatException("'overall' is missing"), range),
            Time = time ?? throw new FormatException("'unixReviewTime' is missing"),
        };
    }

    /// <exception cref="FormatException">The rating is off the scale.</exception>
    private static float InRange(float rating, RatingRange range) => range.Contains(rating) ? rating : throw new FormatException(range.Refusal(rating));

    private static bool? Truth(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw new FormatException("'verified' is neither true nor false"),
        };
    }

    private static long Time(ref Utf8JsonReader json)
    {
        var time = Number(ref json, "unixReviewTime");
        return UnixTime.IsValid(time) ? (long)time : throw new FormatException($"'unixReviewTime' is {time}, no whole number of seconds since 1970, up to the year 9999");
    }

    private static string Required(string? id, string name) =>
        string.IsNullOrWhiteSpace(id) ? throw new FormatException($"'{name}' is missing or empty") : id;

    private static string Text(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString()! : throw new FormatException($"'{name}' is no text");
    }

    private static string OptionalText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString()!,
            JsonTokenType.Null => "",
            _ => throw new FormatException($"'{name}' is no text"),
        };
    }

    private static double Number(ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return json.GetDouble();
        throw new FormatException(json.TokenType == JsonTokenType.String ? $"'{name}' is '{json.GetString()}', no number" : $"'{name}' is no number");
    }

    /// <summary>2018 writes votes as text, with commas from a thousand on.</summary>
    private static int Vote(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String when int.TryParse(json.GetString(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var votes) => votes,
            JsonTokenType.Number when json.TryGetInt32(out var votes) => votes,
            JsonTokenType.Null => 0,
            _ => throw new FormatException("'vote' is no whole number"),
        };
    }

    private static Review Helpful(ref Utf8JsonReader json, Review review)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartArray
            && json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var helpful)
            && json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var total)
            && json.Read() && json.TokenType == JsonTokenType.EndArray)
            return review with { HelpfulVotes = helpful, TotalVotes = total };
        throw new FormatException("'helpful' is no pair of whole numbers");
    }

    private static Dictionary<string, string> Style(ref Utf8JsonReader json)
    {
        var style = new Dictionary<string, string>(StringComparer.Ordinal);
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return style;
        if (json.TokenType != JsonTokenType.StartObject) throw new FormatException("'style' is no object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!.TrimEnd(':').Trim();
            json.Read();
            if (json.TokenType == JsonTokenType.String) style[name] = json.GetString()!.Trim();
            else json.Skip();
        }

        return style;
    }

    private static List<string> Images(ref Utf8JsonReader json)
    {
        var images = new List<string>();
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return images;
        if (json.TokenType != JsonTokenType.StartArray) throw new FormatException("'image' is no list");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String) images.Add(json.GetString()!);
            else json.Skip();
        }

        return images;
    }
}
