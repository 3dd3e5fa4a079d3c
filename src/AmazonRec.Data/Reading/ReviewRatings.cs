using System.Text;
using System.Text.Json;
using AmazonRec.Compute;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Reads the ratings of reviews, one JSON object a line, and passes over all else that they hold but for a fingerprint of the text.
/// </summary>
internal sealed class ReviewRatings(ReviewSchema schema, RatingRange range) : IRatingParser
{
    public bool HasTexts => true;

    public bool AsksVerified { get; } = schema.AsksVerified;

    public string? Parse(Span<byte> line, out RatingLine rating)
    {
        rating = default;
        try
        {
            return Read(line, ref rating);
        }
        catch (JsonException e)
        {
            return ReviewJson.Broken(e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private string? Read(Span<byte> line, ref RatingLine rating)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "the line is no JSON object";
        float? value = null;
        long? time = null;
        (int Start, int Length) user = default, item = default, parent = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (schema.Find(ref json) is not { } name)
            {
                json.Skip();
                continue;
            }

            switch (name.Field)
            {
                case ReviewField.User: user = Id(ref json, line, name.Name); break;
                case ReviewField.Item: item = Id(ref json, line, name.Name); break;
                case ReviewField.Parent: parent = Id(ref json, line, name.Name); break;
                case ReviewField.Rating: value = (float)ReviewJson.ReadNumber(ref json, name.Name); break;
                case ReviewField.Time: time = ReviewJson.ReadTime(ref json, name.Name, schema.TimeUnit); break;
                case ReviewField.Text: rating.TextHash = HashOfText(ref json); break;
                case ReviewField.Verified: rating.IsVerified = ReviewJson.ReadTruth(ref json, name.Name) == true; break;
            }
        }

        if (json.Read()) return "text follows the review"; // Read throws on what is no JSON at all
        if (!IsBlank(line, parent)) item = parent; // variants of a product count as the product
        if (IsBlank(line, user)) return schema.Missing(ReviewField.User);
        if (IsBlank(line, item)) return schema.Missing(ReviewField.Item);
        if (value is null && schema.HasRating) return schema.Missing(ReviewField.Rating);
        if (time is null && schema.HasTime) return schema.Missing(ReviewField.Time);
        if (value is { } stars && !range.Contains(stars)) return range.Refusal(stars);
        (rating.UserStart, rating.UserLength) = user;
        (rating.ItemStart, rating.ItemLength) = item;
        (rating.Value, rating.Time) = (value ?? ReviewSchema.Chosen, time ?? 0);
        return null;
    }

    /// <summary>Where an id lies in the line. One that is escaped is laid down plain in its own place, where it needs less room.</summary>
    private static (int Start, int Length) Id(ref Utf8JsonReader json, Span<byte> line, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return ((int)json.TokenStartIndex, json.ValueSpan.Length);
        if (json.TokenType != JsonTokenType.String) throw ReviewJson.NoId(name);
        var start = (int)json.TokenStartIndex + 1;
        if (!json.ValueIsEscaped) return (start, json.ValueSpan.Length);
        return (start, Encoding.UTF8.GetBytes(JsonText.Read(ref json), line[start..]));
    }

    private static bool IsBlank(ReadOnlySpan<byte> line, (int Start, int Length) id) => Lines.IsBlank(line.Slice(id.Start, id.Length));

    private static ulong HashOfText(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            // As it is written: within a file, equal texts are escaped equally.
            JsonTokenType.String => json.ValueSpan.IsEmpty ? 0 : ByteHash.Compute(json.ValueSpan),
            JsonTokenType.Null => 0,
            _ => throw new FormatException("the review's text is no text"),
        };
    }
}
