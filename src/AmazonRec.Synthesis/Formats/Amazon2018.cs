using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Synthesis.Formats;

/// <summary>Reviews and metadata as in Amazon's release of 2018 (Ni, Li, McAuley, EMNLP 2019): by item, the oldest review first.</summary>
internal static class Amazon2018
{
    public static void Write(SynthesisTarget target)
    {
        WriteMetadata(target);
        ReviewColumns.WriteAll(target, "synthetic_reviews.json", RowOrder.ByItem(target.Ratings, target.Work), WriteReview);
    }

    /// <summary>The items alone.</summary>
    public static void WriteMetadata(SynthesisTarget target) => JsonMetadata.Write(target, WriteItem);

    private static void WriteReview(RowBuffer line, ReviewColumns review)
    {
        line.Add("{\"overall\":"u8);
        line.AddNumber(review.Stars);
        line.Add(review.Extras.Verified ? ".0,\"verified\":true,\"reviewTime\":\""u8 : ".0,\"verified\":false,\"reviewTime\":\""u8);
        line.Add(Labels.AmazonDate(review.Day));
        line.Add("\",\"reviewerID\":\""u8);
        Labels.AddReviewer(line, review.User);
        line.Add("\",\"asin\":\""u8);
        Labels.AddAsin(line, review.Item);
        if (review.Extras.Colour is { } colour)
        {
            line.Add("\",\"style\":{\"Color:\":\" "u8);
            line.Add(colour);
            line.Add("\"},\"reviewerName\":\"Synthetic reviewer "u8);
        }
        else
        {
            line.Add("\",\"reviewerName\":\"Synthetic reviewer "u8);
        }

        line.AddNumber(review.User + 1L);
        line.Add("\",\"reviewText\":\""u8);
        line.Add(review.Text);
        line.Add("\",\"summary\":\""u8);
        line.Add(review.Summary);
        line.Add("\",\"unixReviewTime\":"u8);
        line.AddNumber(Labels.Seconds(review.Day));
        if (review.Extras.Votes is > 0 and var votes)
        {
            line.Add(",\"vote\":\""u8);
            if (votes >= 1000)
            {
                line.AddNumber(votes / 1000);
                line.Add((byte)',');
                line.AddPadded(votes % 1000, 3);
            }
            else
            {
                line.AddNumber(votes);
            }

            line.Add((byte)'"');
        }

        line.Add("}\n"u8);
    }

    private static void WriteItem(Utf8JsonWriter json, SynthesisTarget target, int item, ItemWords words)
    {
        json.WriteList("category", ["Electronics", words.Category, words.Kind]);
        json.WriteString("tech1"u8, "");
        json.WriteList("description", [words.Description]);
        json.WriteString("fit"u8, "");
        json.WriteString("title"u8, words.Title);
        json.WriteList("also_buy", []);
        json.WriteString("tech2"u8, "");
        json.WriteString("brand"u8, words.Brand);
        json.WriteList("feature", words.Features);
        json.WriteList("rank", []);
        json.WriteList("also_view", []);
        json.WriteStartObject("details"u8);
        json.WriteString("Origin"u8, Labels.Origin);
        json.WriteEndObject();
        json.WriteString("main_cat"u8, words.Category);
        json.WriteString("similar_item"u8, "");
        json.WriteString("date"u8, "");
        json.WriteString(
            "price"u8, words.Cents == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"${words.Cents / 100}.{words.Cents % 100:D2}"));
        json.WriteString("asin"u8, Labels.Asin(item));
        string[] images = target.ImageUrl(item) is { } url ? [url] : [];
        json.WriteList("imageURL", images);
        json.WriteList("imageURLHighRes", images);
    }
}
