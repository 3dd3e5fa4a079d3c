using System.Globalization;

namespace AmazonRec.Synthesis.Formats;

/// <summary>
/// Reviews and metadata as in Amazon's release of 2014 (McAuley et al., SIGIR 2015; He, McAuley, WWW 2016): by item, the oldest review
/// first. The metadata are Python literals and no JSON.
/// </summary>
internal static class Amazon2014
{
    public static void Write(SynthesisTarget target)
    {
        var ranks = new ItemStatistics(target.Ratings).Ranks();
        target.WriteTable("synthetic_meta.json", "", target.Ratings.ItemTruth.Count, (buffer, from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var words = ItemWords.Draw(target.Options, target.Ratings.ItemTruth, item);
                for (var line = 0; line < words.Lines; line++) WriteItem(buffer, target, item, words, ranks[item]);
            }
        });
        ReviewColumns.WriteAll(target, "synthetic_reviews.json", RowOrder.ByItem(target.Ratings, target.Work), WriteReview);
    }

    private static void WriteReview(RowBuffer line, ReviewColumns review)
    {
        line.Add("{\"reviewerID\": \""u8);
        Labels.AddReviewer(line, review.User);
        line.Add("\", \"asin\": \""u8);
        Labels.AddAsin(line, review.Item);
        line.Add("\", \"reviewerName\": \"Synthetic reviewer "u8);
        line.AddNumber(review.User + 1L);
        line.Add("\", \"helpful\": ["u8);
        line.AddNumber(review.Extras.Votes);
        line.Add(", "u8);
        line.AddNumber(review.Extras.Votes + review.Extras.Votes / 4);
        line.Add("], \"reviewText\": \""u8);
        line.Add(review.Text);
        line.Add("\", \"overall\": "u8);
        line.AddNumber(review.Stars);
        line.Add(".0, \"summary\": \""u8);
        line.Add(review.Summary);
        line.Add("\", \"unixReviewTime\": "u8);
        line.AddNumber(Labels.Seconds(review.Day));
        line.Add(", \"reviewTime\": \""u8);
        line.Add(Labels.AmazonDate(review.Day));
        line.Add("\"}\n"u8);
    }

    // Where there is no title or price, there is no such property.
    private static void WriteItem(RowBuffer line, SynthesisTarget target, int item, ItemWords words, int rank)
    {
        line.Add("{'asin': '"u8);
        Labels.AddAsin(line, item);
        line.Add((byte)'\'');
        if (words.Title.Length > 0) line.AddProperty("title", words.Title);
        line.AddProperty("description", $"{words.Description} {string.Join(". ", words.Features)}. ({Labels.Origin})");
        if (words.Cents > 0)
        {
            line.Add(", 'price': "u8);
            line.AddPython((words.Cents / 100m).ToString("0.0#", CultureInfo.InvariantCulture));
        }

        if (target.ImageUrl(item) is { } url) line.AddProperty("imUrl", url);
        line.Add(", 'salesRank': {'Electronics': "u8);
        line.AddNumber(rank);
        line.Add((byte)'}');
        line.AddProperty("brand", words.Brand);
        line.Add(", 'categories': [["u8);
        line.AddLiteral("Electronics");
        line.Add(", "u8);
        line.AddLiteral(words.Category);
        line.Add(", "u8);
        line.AddLiteral(words.Kind);
        line.Add("]]}\n"u8);
    }
}
