using AmazonRec.Synthesis;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

public sealed class ReviewsTests : IDisposable
{
    private const string Of2014 = """{"reviewerID": "A1", "asin": "B1", "reviewerName": "N", "helpful": [3, 4], "reviewText": "Good \"one\"\u00e9", "overall": 5.0, "summary": "Fine", "unixReviewTime": 1393545600, "reviewTime": "02 28, 2014"}""";
    private const string Of2018 = """{"overall": 2.0, "verified": true, "reviewTime": "06 17, 2018", "reviewerID": "A2", "asin": "B2", "style": {"Size:": " Big", "Color:": " Black"}, "vote": "1,234", "image": ["https://x/1.jpg"], "unixReviewTime": 1529193600, "later": {"a": [1]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_schemas_are_read()
    {
        var reviews = Reviews.Read(_folder.WriteGzip("r.json.gz", $"{Of2014}\n{Of2018}\n")).ToArray();
        Assert.Equal(("A1", "B1", 5f, 1393545600), (reviews[0].User, reviews[0].Item, reviews[0].Rating, reviews[0].Time));
        Assert.Equal(
            ("Good \"one\"é", "Fine", 3, 4), (reviews[0].Text, reviews[0].Summary, reviews[0].HelpfulVotes, reviews[0].TotalVotes));
        Assert.Null(reviews[0].Verified);
        Assert.Equal(("", true, 1234), (reviews[1].Text, reviews[1].Verified, reviews[1].HelpfulVotes));
        Assert.Equal("Big", reviews[1].Style["Size"]);
        Assert.Equal(["https://x/1.jpg"], reviews[1].Images);
    }

    [Fact]
    public void Ratings_come_of_reviews_in_the_order_of_the_file()
    {
        var ratings = Ratings.Read(_folder.Write("r.json", $"{Of2018}\n{Of2014}"));
        Assert.Equal(["A1", "A2"], ratings.Users.Ids);
        Assert.Equal([1, 0], ratings.User);
        Assert.Equal([2f, 5f], ratings.Value);
    }

    [Theory]
    [InlineData("{\"overall\": 2.0, \"reviewerID\": ", "broken JSON")]
    [InlineData("7", "no JSON object")]
    [InlineData("{\"overall\": 2.0, \"asin\": \"B\", \"reviewerID\": \"A\", \"unixReviewTime\": 1.5}", "'unixReviewTime' is '1.5'")]
    [InlineData("{\"overall\": 2.0} {\"overall\": 2.0}", "")]
    [InlineData("{\"overall\": 2.0, \"asin\": \"B\", \"unixReviewTime\": 1}", "'reviewerID' is missing")]
    [InlineData("{\"overall\": 2.0, \"asin\": \"\", \"reviewerID\": \"A\", \"unixReviewTime\": 1}", "'asin' is missing")]
    [InlineData("{\"asin\": \"B\", \"reviewerID\": \"A\", \"unixReviewTime\": 1}", "'overall' is missing")]
    [InlineData("{\"overall\": \"five\", \"asin\": \"B\", \"reviewerID\": \"A\", \"unixReviewTime\": 1}", "'overall' is 'five', no number")]
    [InlineData("{\"overall\": 9, \"asin\": \"B\", \"reviewerID\": \"A\", \"unixReviewTime\": 1}", "rating 9 is outside 1 to 5")]
    [InlineData("{\"overall\": 2.0, \"asin\": [5], \"reviewerID\": \"A\", \"unixReviewTime\": 1}", "'asin' is neither a text nor a number")]
    [InlineData("{\"overall\": 2.0, \"asin\": \"B\", \"reviewerID\": \"A\"}", "'unixReviewTime' is missing")]
    public void A_bad_line_in_the_middle_is_an_error_with_file_and_line_or_a_counted_rejection(string line, string reason)
    {
        var path = _folder.Write("reviews.json", $"{Of2014}\n{line}\n{Of2018}\n");
        var error = Assert.Throws<BadRowException>(() => Ratings.Read(path));
        Assert.StartsWith($"{path}:2: ", error.Message);
        Assert.Contains(reason, error.Message);

        var ratings = Ratings.Read(path, new ReadOptions { SkipBadRows = 1 });
        Assert.Equal(2, ratings.Count);
        Assert.Equal(2, Assert.Single(ratings.BadRows).Line);
    }

    [Fact]
    public void The_embedded_sample_is_read_and_says_that_it_is_synthetic()
    {
        var review = Reviews.Read(Sample.Reviews).First();
        Assert.StartsWith("SYN", review.User);
        Assert.StartsWith("SYN", review.Item);
    }
}
