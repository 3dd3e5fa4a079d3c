using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>JSON lines whose names are not Amazon's, and values that are not of Amazon's kinds.</summary>
public sealed class ReviewNamesTests
{
    private const string OfShops = """
        {"review_id": "r1", "user_id": "u1", "business_id": "b1", "stars": 4.0, "useful": 0, "helpful": "no", "text": "Kind staff", "date": "2016-03-09"}
        {"review_id": "r2", "user_id": "u2", "business_id": "b1", "stars": "2", "useful": 3, "text": "", "date": "2016-03-10"}
        """;

    private const string OfBooks = """
        {"user_id": "8842", "book_id": 24375664, "review_id": "x", "rating": 5, "review_text": "Moving", "date_added": "Fri Aug 25 13:55:02 -0700 2017", "read_at": "", "n_votes": 16}
        {"user_id": "8842", "book_id": 18245960, "review_id": "y", "rating": 3, "review_text": "Slow", "date_added": "Sun Jul 30 07:44:10 -0700 2017", "read_at": "", "n_votes": 0}
        """;

    [Theory]
    [InlineData(OfShops, "user=user_id,item=business_id,rating=stars,time=date")]
    [InlineData(OfBooks, "user=user_id,item=book_id,rating=rating,time=date_added")]
    [InlineData("""{"who": 1, "customerNumber": 7, "sku": "s", "opinion_score": 3, "created_at": 1400000000}""", "user=customerNumber,item=sku,rating=opinion_score,time=created_at")]
    public void Unknown_names_are_listed_with_columns_that_read_the_file(string lines, string columns)
    {
        var source = InMemory.File(lines);
        foreach (var read in new Action[] { () => Ratings.Read(source), () => _ = Reviews.Read(source).Count() })
        {
            var message = Assert.Throws<FormatException>(read).Message;
            Assert.StartsWith("memory: ", message);
            Assert.Contains("JSON lines have the names ", message);
            Assert.EndsWith($"--columns {columns}", message);
        }

        Assert.Equal(lines.Split('\n').Length, Ratings.Read(source, Named(columns)).Count);
    }

    [Fact]
    public void Names_that_are_said_are_read_by_both_readers()
    {
        var options = Named("user=user_id,item=business_id,rating=stars,time=date");
        var ratings = Ratings.Read(InMemory.File(OfShops), options);
        Assert.Equal(["u1", "u2"], ratings.Users.Ids);
        Assert.Equal(["b1"], ratings.Items.Ids);
        Assert.Equal([4f, 2f], ratings.Value);
        Assert.Equal([1457481600L, 1457568000L], ratings.Time);
        Assert.NotEqual(0UL, ratings.TextHash![0]);
        var reviews = Reviews.Read(InMemory.File(OfShops), options).ToArray();
        Assert.Equal(
            ("u1", "b1", 4f, 1457481600L, "Kind staff"),
            (reviews[0].User, reviews[0].Item, reviews[0].Rating, reviews[0].Time, reviews[0].Text));
    }

    [Fact]
    public void Without_a_name_for_it_there_is_no_time() =>
        Assert.Equal([0L, 0L], Ratings.Read(InMemory.File(OfShops), Named("user=user_id,item=business_id,rating=stars")).Time);

    [Theory]
    [InlineData("user,item,rating", "whose values go by names and not by their order")]
    [InlineData("user=user_id,item=venue,rating=stars", "none of the first 2 lines has 'venue', which --columns names")]
    public void Names_that_are_not_there_are_refused_with_those_that_are(string columns, string reason)
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(OfShops), Named(columns))).Message;
        Assert.Contains(reason, message);
        Assert.Contains("business_id", message);
    }

    [Fact]
    public void A_name_that_only_some_rows_lack_makes_bad_rows() =>
        Assert.Equal("'stars' is missing or empty", Assert.Throws<BadRowException>(() => Ratings.Read(
            InMemory.File(OfShops + "\n" + """{"user_id": "u3", "business_id": "b2", "date": "2016-03-10"}"""), Named("user=user_id,item=business_id,rating=stars,time=date"))).Row.Reason);

    [Fact]
    public void Lines_without_a_rating_say_so_and_what_they_hold()
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("""{"reviewerID": "A", "asin": "B", "unixReviewTime": 1}"""))).Message;
        Assert.Contains("None of them tells a rating", message);
        Assert.Contains("reviewerID, asin, unixReviewTime", message);
        Assert.EndsWith("read who chose what: --columns user=reviewerID,item=asin,time=unixReviewTime", message);
    }

    [Fact]
    public void Without_a_name_for_the_rating_lines_tell_who_chose_what()
    {
        var source = InMemory.File("""{"user": "u1", "item": 7, "timestamp": "2020-05-05 14:08:48.923", "text": "t"}""");
        var options = Named("user=user,item=item,time=timestamp");
        var ratings = Ratings.Read(source, options);
        Assert.True(ratings.IsImplicit);
        Assert.Equal((1f, 1588687728L), (ratings.Value[0], ratings.Time[0]));
        Assert.Equal(("7", 1f), Assert.Single(Reviews.Read(source, options)) is var review ? (review.Item, review.Rating) : default);
    }

    [Fact]
    public void The_columns_proposed_come_with_the_scale_that_the_ratings_need()
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("""{"user": "u1", "movie": 7, "score": 0.5}""" + "\n" + """{"user": "u1", "movie": 8, "score": 9.5}"""))).Message;
        Assert.EndsWith("--columns user=user,item=movie,rating=score --rating-range 0,10", message);
    }

    [Theory]
    [InlineData("[{\"asin\": \"B\"}]", "is a JSON array")]
    [InlineData("{\n\"asin\": \"B\",\n\"overall\": 5}", "is one JSON document over many lines")]
    [InlineData("<!DOCTYPE html><html>", "is an HTML page")]
    public void What_is_no_JSON_lines_is_told_alike_by_every_reader(string text, string reason)
    {
        var source = InMemory.File(text);
        foreach (
            var read in new Action[] { () => Ratings.Read(source), () => _ = Reviews.Read(source).Count(), () => AmazonRec.Data.Catalogs.Catalog.Read(source) })
            Assert.StartsWith($"memory: {reason}", Assert.Throws<FormatException>(read).Message);
        Assert.Contains(
            "is Python literals", Assert.Throws<FormatException>(() => _ = Reviews.Read(InMemory.File("{'asin': 'B'}")).Count()).Message);
    }

    [Fact]
    public void Numbers_may_be_texts_and_ids_numbers()
    {
        var source = InMemory.File("""{"reviewerID": 17, "asin": 1234567890123456789, "overall": "5.0", "unixReviewTime": "1588687728", "vote": "2"}""");
        var ratings = Ratings.Read(source);
        Assert.Equal(["17"], ratings.Users.Ids);
        Assert.Equal(["1234567890123456789"], ratings.Items.Ids);
        Assert.Equal((5f, 1588687728L), (ratings.Value[0], ratings.Time[0]));
        var review = Assert.Single(Reviews.Read(source));
        Assert.Equal(("17", "1234567890123456789", 5f, 1588687728L), (review.User, review.Item, review.Rating, review.Time));
    }

    [Fact]
    public void Columns_are_no_reviews() =>
        Assert.Contains(
            "holds columns, and the words of reviews are read from JSON lines only",
            Assert.Throws<FormatException>(() => Reviews.Read(InMemory.File("user,item,rating\nu,i,4\n")).ToArray()).Message);

    private static ReadOptions Named(string columns) => new() { Columns = columns.Split(',') };
}
