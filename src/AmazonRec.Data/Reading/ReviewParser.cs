using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>Reads one line of a review file as its schema says; unknown properties are passed over.</summary>
internal static class ReviewParser
{
    /// <summary>The review of a line.</summary>
    /// <exception cref="JsonException">The line is not one JSON object.</exception>
    /// <exception cref="FormatException">A required property is missing or of the wrong kind; the message says which, not
    /// where.</exception>
    public static Review Parse(ReadOnlySpan<byte> line, ReviewSchema schema, RatingRange range)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("the line is no JSON object");
        string? user = null, item = null, parent = null;
        float? rating = null;
        long? time = null;
        var review = new Review("", "", 0, 0);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (schema.Find(ref json) is not { } name)
            {
                review = schema.IsAmazon ? WithMore(ref json, review) : Passed(ref json, review);
                continue;
            }

            switch (name.Field)
            {
                case ReviewField.User: user = ReviewJson.ReadId(ref json, name.Name); break;
                case ReviewField.Item: item = ReviewJson.ReadId(ref json, name.Name); break;
                case ReviewField.Parent: parent = ReviewJson.ReadId(ref json, name.Name); break;
                case ReviewField.Rating: rating = (float)ReviewJson.ReadNumber(ref json, name.Name); break;
                case ReviewField.Time: time = ReviewJson.ReadTime(ref json, name.Name, schema.TimeUnit); break;
                case ReviewField.Text: review = review with { Text = ReviewJson.ReadOptionalText(ref json, name.Name) }; break;
                case ReviewField.Verified: review = review with { Verified = ReviewJson.ReadTruth(ref json, name.Name) }; break;
            }
        }

        if (json.Read()) throw new FormatException("text follows the review"); // Read throws on what is no JSON at all
        if (rating is null && schema.HasRating) throw new FormatException(schema.Missing(ReviewField.Rating));
        if (time is null && schema.HasTime) throw new FormatException(schema.Missing(ReviewField.Time));
        return review with
        {
            User = string.IsNullOrWhiteSpace(user) ? throw new FormatException(schema.Missing(ReviewField.User)) : user,
            // Variants of a product count as the product.
            Item = (string.IsNullOrWhiteSpace(parent) ? item : parent) is { } id && !string.IsNullOrWhiteSpace(id)
                ? id
                : throw new FormatException(schema.Missing(ReviewField.Item)),
            Rating = rating is { } stars ? InRange(stars, range) : ReviewSchema.Chosen,
            Time = time ?? 0,
        };
    }

    /// <summary>What Amazon's reviews tell beside the rating and the text.</summary>
    private static Review WithMore(ref Utf8JsonReader json, Review review)
    {
        if (JsonText.Is(ref json, "summary"u8)) return review with { Summary = ReviewJson.ReadOptionalText(ref json, "summary") };
        if (JsonText.Is(ref json, "verified"u8)) return review with { Verified = ReviewJson.ReadTruth(ref json, "verified") };
        if (JsonText.Is(ref json, "vote"u8) || JsonText.Is(ref json, "helpful_vote"u8))
            return review with { HelpfulVotes = Vote(ref json) };
        if (JsonText.Is(ref json, "helpful"u8)) return Helpful(ref json, review);
        if (JsonText.Is(ref json, "style"u8)) return review with { Style = Style(ref json) };
        if (JsonText.Is(ref json, "image"u8)) return review with { Images = Images(ref json, "image") };
        if (JsonText.Is(ref json, "title"u8)) return review with { Summary = ReviewJson.ReadOptionalText(ref json, "title") };
        if (JsonText.Is(ref json, "verified_purchase"u8))
            return review with { Verified = ReviewJson.ReadTruth(ref json, "verified_purchase") };
        if (JsonText.Is(ref json, "images"u8)) return review with { Images = Images(ref json, "images") };
        return Passed(ref json, review);
    }

    private static Review Passed(ref Utf8JsonReader json, Review review)
    {
        json.Skip();
        return review;
    }

    /// <exception cref="FormatException">The rating is off the scale.</exception>
    private static float InRange(float rating, RatingRange range) =>
        range.Contains(rating) ? rating : throw new FormatException(range.Refusal(rating));

    /// <summary>2018 writes votes as text, with commas from a thousand on.</summary>
    private static int Vote(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String when int.TryParse(
                JsonText.Read(ref json), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var votes) => votes,
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
            var name = JsonText.Read(ref json).TrimEnd(':').Trim();
            json.Read();
            if (json.TokenType == JsonTokenType.String) style[name] = JsonText.Read(ref json).Trim();
            else json.Skip();
        }

        return style;
    }

    /// <summary>Addresses (2018), or objects of which the largest address is taken (2023).</summary>
    private static List<string> Images(ref Utf8JsonReader json, string name)
    {
        var images = new List<string>();
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return images;
        if (json.TokenType != JsonTokenType.StartArray) throw new FormatException($"'{name}' is no list");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String) images.Add(JsonText.Read(ref json));
            else if (json.TokenType == JsonTokenType.StartObject && Largest(ref json) is { } address) images.Add(address);
            else json.Skip();
        }

        return images;
    }

    private static string? Largest(ref Utf8JsonReader json)
    {
        string? large = null, other = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isLarge = JsonText.Is(ref json, "large_image_url"u8);
            json.Read();
            if (json.TokenType != JsonTokenType.String) json.Skip();
            else if (isLarge) large = JsonText.Read(ref json);
            else if (JsonText.Read(ref json) is ['h', 't', 't', 'p', ..] address) other ??= address;
        }

        return large ?? other;
    }
}
