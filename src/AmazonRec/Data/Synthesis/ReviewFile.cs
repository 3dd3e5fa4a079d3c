using System.Globalization;
using System.Text.Json;
using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>Writes the reviews as Amazon's files have them: by item, the oldest first.</summary>
internal static class ReviewFile
{
    private const int SecondsPerDay = 86_400;
    private const int DrawsPerReview = 8; // more than one takes, so that no two share any
    private static readonly string[] Colours = ["Slate", "Ivory", "Moss Green", "Deep Blue", "Copper", "Charcoal"];

    public static void Write(
        string path, ulong seed, SyntheticRatings ratings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var text = new ReviewText(seed, ratings);
        var done = 0;
        using var lines = new JsonLines(path);
        foreach (var rating in ItemOrder.Of(ratings))
        {
            if (done++ % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)done / ratings.Users.Length);
            }

            WriteReview(lines.Json, seed, ratings, rating, text);
            lines.EndLine();
        }
    }

    private static void WriteReview(Utf8JsonWriter json, ulong seed, SyntheticRatings ratings, int rating, ReviewText text)
    {
        var (user, item, day) = (ratings.Users[rating], ratings.Items[rating], ratings.Days[rating]);
        var nth = (ulong)(rating - ratings.UserTruth.FirstRating[user]);
        var draws = new Draws(RandomSource.For(seed, "synthesis review", (uint)user), nth * DrawsPerReview);
        var (summary, words) = text.Write(rating);

        json.WriteStartObject();
        json.WriteNumber("overall"u8, ratings.Stars[rating] * 1.0m); // a decimal keeps the .0 that Amazon writes
        json.WriteBoolean("verified"u8, draws.Chance(0.88));
        json.WriteString("reviewTime"u8, DateTime.UnixEpoch.AddDays(day).ToString("MM d, yyyy", CultureInfo.InvariantCulture));
        json.WriteString("reviewerID"u8, Labels.ReviewerId(user));
        json.WriteString("asin"u8, Labels.Asin(item));
        var styled = draws.Chance(0.4);
        var colour = draws.Pick(Colours);
        if (styled)
        {
            json.WriteStartObject("style"u8);
            json.WriteString("Color:"u8, $" {colour}");
            json.WriteEndObject();
        }

        json.WriteString("reviewerName"u8, Labels.ReviewerName(user));
        json.WriteString("reviewText"u8, words);
        json.WriteString("summary"u8, summary);
        json.WriteNumber("unixReviewTime"u8, (long)day * SecondsPerDay);
        var voted = draws.Chance(0.12);
        if (voted) json.WriteString("vote"u8, (2 + (int)(3 * draws.HeavyTail())).ToString("N0", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
