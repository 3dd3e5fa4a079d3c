using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Review lines of 2023, and what rows of ratings keep of a review's text.</summary>
public sealed class ReviewFormatsTests
{
    private const string Of2023 = """{"rating": 4.0, "title": "Fits", "text": "Holds\u00a0well.", "images": [{"small_image_url": "https://x/s.jpg", "medium_image_url": "https://x/m.jpg", "large_image_url": "https://x/l.jpg", "attachment_type": "IMAGE"}, {"small_image_url": "https://x/t.jpg"}], "asin": "B0VARIANT", "parent_asin": "B0PARENT", "user_id": "AHA", "timestamp": 1588687728923, "helpful_vote": 7, "verified_purchase": false}""";

    [Fact]
    public void A_review_of_2023_is_of_the_product_and_not_of_its_variant()
    {
        var source = InMemory.File(Of2023);
        var review = Assert.Single(Reviews.Read(source));
        Assert.Equal(("AHA", "B0PARENT", 4f, 1588687728), (review.User, review.Item, review.Rating, review.Time));
        Assert.Equal(("Holds\u00a0well.", "Fits", 7, false), (review.Text, review.Summary, review.HelpfulVotes, review.Verified));
        Assert.Equal(["https://x/l.jpg", "https://x/t.jpg"], review.Images);
        Assert.Null(review.TotalVotes);

        var ratings = Ratings.Read(source);
        Assert.Equal(("AHA", "B0PARENT"), (ratings.Users[0], ratings.Items[0]));
        Assert.Equal((4f, 1588687728), (ratings.Value[0], ratings.Time[0]));
    }

    [Theory]
    [InlineData("\"parent_asin\": \"B\\u0031\", \"asin\": \"B0\"", "B1")]
    [InlineData("\"asin\": \"B0\", \"parent_asin\": \"\"", "B0")]
    [InlineData("\"asin\": \"B0\", \"parent_asin\": \" \"", "B0")]
    [InlineData("\"asin\": \"B0\"", "B0")]
    public void Without_a_parent_the_product_is_the_item_itself(string ids, string item)
    {
        var source = InMemory.File($$"""{"user_id": "A", "rating": 5, "timestamp": 1000, {{ids}}}""");
        Assert.Equal(item, Assert.Single(Reviews.Read(source)).Item);
        Assert.Equal([item], Ratings.Read(source).Items.Ids);
    }

    [Theory]
    [InlineData("\"timestamp\": 1.5", "'timestamp' is '1.5', which is no time")]
    [InlineData("\"timestamp\": 1e300", "which is not a whole number of milliseconds")]
    [
        InlineData(
            "\"timestamp\": 253402300800000",
            "is '253402300800000', which is not a whole number of milliseconds since 1970, up to the year 9999")]
    [InlineData("\"timestamp\": null", "'timestamp' is no time")]
    [InlineData("\"unixReviewTime\": -1e999", "'unixReviewTime' is '-1e999', which is not a whole number")]
    [InlineData("\"verified_purchase\": true", "'timestamp' is missing or empty; a file without times is read with --columns")]
    public void A_time_that_is_none_is_a_bad_row_to_both_readers(string time, string reason)
    {
        var source = InMemory.File($$"""{"user_id": "A", "rating": 5, "parent_asin": "B", {{time}}}""");
        Assert.Contains(reason, Assert.Throws<BadRowException>(() => Ratings.Read(source)).Row.Reason);
        Assert.Contains(reason, Assert.Throws<BadRowException>(() => Reviews.Read(source).ToArray()).Row.Reason);
    }

    [Fact]
    public void Bytes_that_are_no_text_make_a_bad_row_to_both_readers_wherever_they_stand()
    {
        var source = InMemory.File(
            [
                .. "{\"reviewerName\": \"Ren"u8,
                0xE9,
                .. "\", \"reviewerID\": \"A\", \"asin\": \"B\", \"overall\": 5, \"unixReviewTime\": 1}"u8]);
        const string Reason =
            "the row is not valid UTF-8: byte 22 is 0xE9. A Latin-1 file becomes UTF-8 by iconv -f latin1 -t utf-8 FILE > NEW";
        Assert.Equal(Reason, Assert.Throws<BadRowException>(() => Ratings.Read(source)).Row.Reason);
        Assert.Equal(Reason, Assert.Throws<BadRowException>(() => Reviews.Read(source).ToArray()).Row.Reason);
    }

    [Fact]
    public void Equal_texts_have_equal_fingerprints_and_others_do_not()
    {
        var hash = Hashes("\"Good.\"", "\"Good.\"", "\"Good\"", "\"good.\"", "\"Good. \"", "\"\\u0000\"", "\"Good.\\u0000\"");
        Assert.Equal(hash[0], hash[1]);
        Assert.Equal(6, hash.Distinct().Count());
        Assert.DoesNotContain(0UL, hash);
    }

    [Fact]
    public void No_text_has_no_fingerprint() => Assert.Equal([0UL, 0UL], Hashes("null", "\"\"", "\"good\"")[..2]);

    [Fact]
    public void A_text_that_is_none_is_a_bad_row() =>
        Assert.Equal("the review's text is no text", Assert.Throws<BadRowException>(() => Hashes("7")).Row.Reason);

    private static ulong[] Hashes(params string[] texts)
    {
        var of2018 = Ratings.Read(InMemory.File(string.Join('\n', texts.Select(text => Line($"\"reviewText\": {text}, "))))).TextHash!;
        Assert.Equal(of2018, Ratings.Read(InMemory.File(string.Join('\n', texts.Select(text => Line($"\"text\": {text}, "))))).TextHash!);
        return of2018;
    }

    private static string Line(string text) => $$"""{{{text}}"reviewerID": "A", "asin": "B", "overall": 5, "unixReviewTime": 1}""";
}
