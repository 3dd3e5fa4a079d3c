using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Each format by a few lines of its own.</summary>
public sealed class RatingFormatsTests
{
    [Fact]
    public void The_ratings_of_2023_tell_time_in_milliseconds()
    {
        var ratings = Read("user_id,parent_asin,rating,timestamp\nAHB,B01,4.0,1588687728923\nAHA,B01,1.0,1588665748001\nAHA,B00,5.0,-1\n");
        Assert.Equal(["AHA", "AHB"], ratings.Users.Ids);
        Assert.Equal(["B00", "B01"], ratings.Items.Ids);
        Assert.Equal([1, 0, 0], ratings.User);
        Assert.Equal([1, 1, 0], ratings.Item);
        Assert.Equal([4f, 1f, 5f], ratings.Value);
        Assert.Equal([1588687728, 1588665748, -1], ratings.Time);
    }

    [Fact]
    public void Dates_are_seconds_at_midnight_of_Greenwich() =>
        Assert.Equal(
            [929232000, 951782400, -86400],
            Read("item_id,user_id,rating,timestamp\n0,Ann,5.0,1999-06-13\n0,Bob,4.0,2000-02-29\n1,Ann,3,1969-12-31\n").Time);

    [Theory]
    [InlineData("2001-02-29")]
    [InlineData("2018-+3-01")]
    [InlineData("-018-03-01")]
    [InlineData("2018-3-01")]
    [InlineData("2018-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("1400000000")]
    public void What_is_no_date_among_dates_is_a_bad_row(string date)
    {
        var error = Assert.Throws<BadRowException>(
            () => Read($"user,item,rating,timestamp\nu,i,5,1999-06-13\nu,i,5,1999-06-14\nu,j,4,{date}\n"));
        Assert.Equal((4, $"time '{date}' is not a date such as 2018-03-31 or 2018-03-31 23:53:47"), (error.Row.Line, error.Row.Reason));
    }

    [Theory]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("253402300800")]
    [InlineData("1e300")]
    public void A_time_that_is_none_is_a_bad_row_however_large(string time)
    {
        var error = Assert.Throws<BadRowException>(() => Read($"user,item,rating,timestamp\nu,i,5,1\nu,i,5,2\nu,j,4,{time}\n"));
        Assert.Contains("is not a whole number of seconds since 1970, up to the year 9999", error.Row.Reason);
    }

    [Fact]
    public void Ratings_of_MovieLens_1M_stand_between_colons()
    {
        var ratings = Read("1::1193::5::978300760\n2::661::3::978302109\n", "ml-1m/ratings.dat");
        Assert.Equal(["1", "2"], ratings.Users.Ids);
        Assert.Equal(["1193", "661"], ratings.Items.Ids);
        Assert.Equal([5f, 3f], ratings.Value);
        Assert.Equal([978300760, 978302109], ratings.Time);
    }

    [Fact]
    public void Columns_between_colons_are_said_as_any_others()
    {
        const string Text = "1::1193::5::978300760\n2::661::3::978302109\n";
        Assert.Contains("4 columns without a header", Assert.Throws<FormatException>(() => Read(Text, "mine.dat")).Message);
        var ratings = Ratings.Read(InMemory.File(Text, "mine.dat"), new ReadOptions { Columns = ["user", "item", "rating", "timestamp"] });
        Assert.Equal(["1193", "661"], ratings.Items.Ids);
        Assert.Equal([978300760, 978302109], ratings.Time);
    }

    [Fact]
    public void Ratings_of_the_latest_MovieLens_begin_at_half_a_star()
    {
        var source = InMemory.File("userId,movieId,rating,timestamp\n1,296,5.0,1147880044\n1,306,0.5,1147868817\n", "ratings.csv");
        Assert.Contains("rating 0.5 is outside 1 to 5 (--rating-range", Assert.Throws<BadRowException>(() => Ratings.Read(source)).Message);
        Assert.Equal([5f, .5f], Ratings.Read(source, new ReadOptions { RatingRange = new(.5f, 5) }).Value);
    }

    [Fact]
    public void A_file_of_nothing_but_bad_rows_is_not_called_empty()
    {
        var source = InMemory.File("user,item,rating\nu,i,x\nu,j,y\n");
        Assert.Equal(
            "memory:2: rating 'x' is not a number. No row of the file is a rating: 2 bad rows were left out.",
            Assert.Throws<FormatException>(() => Ratings.Read(source, new ReadOptions { SkipBadRows = 9 })).Message);
    }

    [Fact]
    public void An_id_may_be_long_and_not_longer()
    {
        var (longest, longer) = (new string('u', 1 << 16), new string('i', (1 << 16) + 1));
        var ratings = Ratings.Read(InMemory.File($"user,item,rating\n{longest},i,4\nu,{longer},4\n"), new ReadOptions { SkipBadRows = 1 });
        Assert.Equal([longest], ratings.Users.Ids);
        Assert.Equal("the item id has 65,537 bytes, and 65,536 are the most", Assert.Single(ratings.BadRows).Reason);
    }

    [Fact]
    public void What_a_message_shows_of_a_row_is_short_and_in_one_line()
    {
        var reason = Assert.Single(Ratings.Read(
            InMemory.File($"user,item,rating\nu,i,4\nu,i,\t\0{new string('9', 1000)}x\n"),
            new ReadOptions { SkipBadRows = 1 }).BadRows).Reason;
        Assert.StartsWith("rating '\uFFFD\uFFFD999", reason);
        Assert.EndsWith("999x' is not a number", reason);
        Assert.Contains("9 [...] 9", reason);
        Assert.InRange(reason.Length, 100, 200);
    }

    [Fact]
    public void A_stream_that_fails_in_a_way_of_its_own_fails_the_reading_and_not_the_process()
    {
        var source = new DataSource("odd", () => new FailingStream("user,item,rating\nu,i,4\n"u8.ToArray()));
        Assert.Throws<NotSupportedException>(() => Ratings.Read(source));
        Assert.Throws<NotSupportedException>(() => _ = Reviews.Read(source, new ReadOptions { SkipBadRows = 9 }).Count());
    }

    private static Ratings Read(string text, string name = "memory") => Ratings.Read(InMemory.File(text, name));
}
