using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Synthesis.Tests;

public sealed class SynthesizedFileTests(SynthesizedSample sample) : IClassFixture<SynthesizedSample>
{
    private static readonly string[] ReviewProperties =
    [
        "overall", "verified", "reviewTime", "reviewerID", "asin", "style", "reviewerName", "reviewText", "summary", "unixReviewTime",
        "vote",
    ];

    private static readonly string[] MetadataProperties =
    [
        "category", "tech1", "description", "fit", "title", "also_buy", "tech2", "brand", "feature", "rank", "also_view", "details",
        "main_cat", "similar_item", "date", "price", "asin", "imageURL", "imageURLHighRes",
    ];

    [Fact]
    public void The_files_hold_as_many_lines_as_there_are_ratings_and_items()
    {
        Assert.Equal(11_000, sample.Reviews.Count);
        Assert.Equal(300, sample.Metadata.Count);
    }

    [Fact]
    public void The_sample_is_small_enough_to_be_kept_with_the_code() =>
        Assert.True(new DirectoryInfo(sample.Folder).EnumerateFiles().Sum(file => file.Length) < 2_000_000);

    [Fact]
    public void Lines_end_as_on_unix_and_with_the_last_line()
    {
        var content = SynthesizedSample.Content(sample.Folder, Synthesizer.ReviewsName);
        Assert.EndsWith("}\n", content);
        Assert.DoesNotContain('\r', content);
    }

    [Fact]
    public void Reviews_have_amazons_properties_in_amazons_order() => Assert.All(sample.Reviews, review =>
        Assert.Equal(ReviewProperties.Where(name => review.TryGetProperty(name, out _)), review.EnumerateObject().Select(p => p.Name)));

    [Fact]
    public void Only_style_and_vote_are_sometimes_missing()
    {
        foreach (var name in ReviewProperties)
        {
            var count = sample.Reviews.Count(review => review.TryGetProperty(name, out _));
            if (name is "style" or "vote") Assert.InRange(count, 1, sample.Reviews.Count - 1);
            else Assert.Equal(sample.Reviews.Count, count);
        }
    }

    [Fact]
    public void Metadata_has_amazons_properties_in_amazons_order() =>
        Assert.All(sample.Metadata, item => Assert.Equal(MetadataProperties, item.EnumerateObject().Select(p => p.Name)));

    [Fact]
    public void Every_id_and_every_item_says_that_it_is_synthetic()
    {
        Assert.All(sample.Reviews, review =>
        {
            Assert.Matches("^SYN[0-9]{7}$", Text(review, "asin"));
            Assert.Matches("^SYNUSER[0-9]{8}$", Text(review, "reviewerID"));
            Assert.Equal($"Synthetic reviewer {int.Parse(Text(review, "reviewerID")[7..])}", Text(review, "reviewerName"));
        });
        Assert.All(sample.Metadata, item =>
            Assert.Equal("synthetic, made by amazonrec data synthesize", item.GetProperty("details").GetProperty("Origin").GetString()));
    }

    [Fact]
    public void Reviews_are_in_the_order_of_items_and_then_of_time()
    {
        var keys = sample.Reviews.Select(review => (Text(review, "asin"), review.GetProperty("unixReviewTime").GetInt64())).ToList();
        Assert.Equal(keys.OrderBy(key => key.Item1, StringComparer.Ordinal).ThenBy(key => key.Item2), keys);
    }

    [Fact]
    public void Both_times_of_a_review_are_the_same_midnight() => Assert.All(sample.Reviews, review =>
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(review.GetProperty("unixReviewTime").GetInt64());
        Assert.Equal(TimeSpan.Zero, time.TimeOfDay);
        Assert.Equal(time.ToString("MM d, yyyy", CultureInfo.InvariantCulture), Text(review, "reviewTime"));
    });

    [Fact]
    public void Stars_are_written_with_one_decimal() =>
        Assert.All(sample.Reviews, review => Assert.Matches(@"^[1-5]\.0$", review.GetProperty("overall").GetRawText()));

    [Fact]
    public void Prices_are_dollars_and_cents_or_missing()
    {
        Assert.All(sample.Metadata, item => Assert.Matches(@"^(\$[0-9]+\.[0-9]{2})?$", Text(item, "price")));
        Assert.InRange(sample.Metadata.Count(item => Text(item, "price").Length == 0), 1, 100);
    }

    [Fact]
    public void Every_reviewed_item_has_metadata_and_the_other_way_round() => Assert.Equal(
        sample.Metadata.Select(item => Text(item, "asin")),
        sample.Reviews.Select(review => Text(review, "asin")).Distinct());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
