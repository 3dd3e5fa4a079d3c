using System.Text.Json;

namespace AmazonRec.Synthesis.Formats;

/// <summary>Reviews and metadata as in Amazon's release of 2023 (Hou et al. 2024): by user, the oldest review first.</summary>
internal static class Amazon2023
{
    public static void Write(SynthesisTarget target)
    {
        var statistics = new ItemStatistics(target.Ratings);
        JsonMetadata.Write(target, (json, _, item, words) => WriteItem(json, target, item, words, statistics));
        ReviewColumns.WriteAll(target, "synthetic_reviews.jsonl", RowOrder.ByUser(target.Ratings, target.Work), WriteReview);
    }

    private static void WriteReview(RowBuffer line, ReviewColumns review)
    {
        line.Add("{\"rating\": "u8);
        line.AddNumber(review.Stars);
        line.Add(".0, \"title\": \""u8);
        line.Add(review.Summary);
        line.Add("\", \"text\": \""u8);
        line.Add(review.Text);
        line.Add("\", \"images\": [], \"asin\": \""u8);
        Labels.AddAsin(line, review.Item);
        line.Add("\", \"parent_asin\": \""u8);
        Labels.AddAsin(line, review.Item);
        line.Add("\", \"user_id\": \""u8);
        Labels.AddReviewer(line, review.User);
        line.Add("\", \"timestamp\": "u8);
        line.AddNumber(1000 * Labels.Seconds(review.Day));
        line.Add(", \"helpful_vote\": "u8);
        line.AddNumber(review.Extras.Votes);
        line.Add(review.Extras.Verified ? ", \"verified_purchase\": true}\n"u8 : ", \"verified_purchase\": false}\n"u8);
    }

    private static void WriteItem(Utf8JsonWriter json, SynthesisTarget target, int item, ItemWords words, ItemStatistics statistics)
    {
        var count = statistics.Count[item];
        json.WriteString("main_category"u8, words.Category);
        json.WriteString("title"u8, words.Title);
        json.WriteNumber("average_rating"u8, Math.Round((decimal)statistics.Stars[item] / count, 1) + 0.0m);
        json.WriteNumber("rating_number"u8, count);
        json.WriteList("features", words.Features);
        json.WriteList("description", [words.Description]);
        if (words.Cents > 0) json.WriteNumber("price"u8, words.Cents / 100m);
        else json.WriteNull("price"u8);
        json.WriteStartArray("images"u8);
        if (target.ImageUrl(item) is { } url)
        {
            json.WriteStartObject();
            json.WriteString("thumb"u8, url);
            json.WriteString("large"u8, url);
            json.WriteString("variant"u8, "MAIN");
            json.WriteString("hi_res"u8, url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteList("videos", []);
        json.WriteString("store"u8, words.Brand);
        json.WriteList("categories", ["Electronics", words.Category, words.Kind]);
        json.WriteStartObject("details"u8);
        json.WriteString("Origin"u8, Labels.Origin);
        json.WriteEndObject();
        json.WriteString("parent_asin"u8, Labels.Asin(item));
        json.WriteNull("bought_together"u8);
    }
}
