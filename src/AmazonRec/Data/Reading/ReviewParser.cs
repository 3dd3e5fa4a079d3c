using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>Reads one line of a review file, in the schema of 2014, 2018 or 2023; unknown properties are passed over.</summary>
internal static class ReviewParser
{
    /// <summary>The review of a line.</summary>
    /// <exception cref="JsonException">The line is not one JSON object.</exception>
    /// <exception cref="FormatException">A required property is missing or of the wrong kind; the message says which, not where.</exception>
    public static Review Parse(ReadOnlySpan<byte> line, RatingRange range)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("the line is no JSON object");
        string? user = null, item = null, parent = null;
        var of2023 = false;
        float? rating = null;
        long? time = null;
        var review = new Review("", "", 0, 0);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals(ReviewJson.User)) user = ReviewJson.ReadText(ref json, "reviewerID");
            else if (json.ValueTextEquals(ReviewJson.Item)) item = ReviewJson.ReadText(ref json, "asin");
            else if (json.ValueTextEquals(ReviewJson.Rating)) rating = (float)ReviewJson.ReadNumber(ref json, "overall");
            else if (json.ValueTextEquals(ReviewJson.Time)) time = ReviewJson.ReadSeconds(ref json);
            else if (json.ValueTextEquals(ReviewJson.Text)) review = review with { Text = ReviewJson.ReadOptionalText(ref json, "reviewText") };
            else if (json.ValueTextEquals("summary"u8)) review = review with { Summary = ReviewJson.ReadOptionalText(ref json, "summary") };
            else if (json.ValueTextEquals("verified"u8)) review = review with { Verified = Truth(ref json, "verified") };
            else if (json.ValueTextEquals("vote"u8)) review = review with { HelpfulVotes = Vote(ref json) };
            else if (json.ValueTextEquals("helpful"u8)) review = Helpful(ref json, review);
            else if (json.ValueTextEquals("style"u8)) review = review with { Style = Style(ref json) };
            else if (json.ValueTextEquals("image"u8)) review = review with { Images = Images(ref json, "image") };
            else if (json.ValueTextEquals(ReviewJson.User2023)) (user, of2023) = (ReviewJson.ReadText(ref json, "user_id"), true);
            else if (json.ValueTextEquals(ReviewJson.Parent)) (parent, of2023) = (ReviewJson.ReadText(ref json, "parent_asin"), true);
            else if (json.ValueTextEquals(ReviewJson.Rating2023)) (rating, of2023) = ((float)ReviewJson.ReadNumber(ref json, "rating"), true);
            else if (json.ValueTextEquals(ReviewJson.Time2023)) (time, of2023) = (ReviewJson.ReadMilliseconds(ref json), true);
            else if (json.ValueTextEquals(ReviewJson.Text2023)) review = review with { Text = ReviewJson.ReadOptionalText(ref json, "text") };
            else if (json.ValueTextEquals("title"u8)) review = review with { Summary = ReviewJson.ReadOptionalText(ref json, "title") };
            else if (json.ValueTextEquals("verified_purchase"u8)) review = review with { Verified = Truth(ref json, "verified_purchase") };
            else if (json.ValueTextEquals("helpful_vote"u8)) review = review with { HelpfulVotes = Vote(ref json) };
            else if (json.ValueTextEquals("images"u8)) review = review with { Images = Images(ref json, "images") };
            else json.Skip();
        }

        if (json.Read()) throw new FormatException("text follows the review"); // Read throws on what is no JSON at all
        item = string.IsNullOrWhiteSpace(parent) ? item : parent; // variants of a product count as the product
        return review with
        {
            User = Required(user, "reviewerID", "user_id", of2023),
            Item = Required(item, "asin", "parent_asin", of2023),
            Rating = InRange(rating ?? throw new FormatException(ReviewJson.Missing("overall", "rating", of2023)), range),
            Time = time ?? throw new FormatException(ReviewJson.Missing("unixReviewTime", "timestamp", of2023)),
        };
    }

    private static string Required(string? id, string name, string name2023, bool of2023) =>
        string.IsNullOrWhiteSpace(id) ? throw new FormatException(ReviewJson.Missing(name, name2023, of2023)) : id;

    /// <exception cref="FormatException">The rating is off the scale.</exception>
    private static float InRange(float rating, RatingRange range) => range.Contains(rating) ? rating : throw new FormatException(range.Refusal(rating));

    private static bool? Truth(ref Utf8JsonReader json, string name)
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

    /// <summary>Addresses (2018), or objects of which the largest address is taken (2023).</summary>
    private static List<string> Images(ref Utf8JsonReader json, string name)
    {
        var images = new List<string>();
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return images;
        if (json.TokenType != JsonTokenType.StartArray) throw new FormatException($"'{name}' is no list");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String) images.Add(json.GetString()!);
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
            var isLarge = json.ValueTextEquals("large_image_url"u8);
            json.Read();
            if (json.TokenType != JsonTokenType.String) json.Skip();
            else if (isLarge) large = json.GetString();
            else if (json.GetString() is ['h', 't', 't', 'p', ..] address) other ??= address;
        }

        return large ?? other;
    }
}
