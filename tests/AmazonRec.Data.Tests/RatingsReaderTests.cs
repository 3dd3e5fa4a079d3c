using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

public sealed class RatingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("B000000001,A1AAAAAAAAAA,5.0,1400000000\nB000000002,A2AAAAAAAAAA,1,1400000001\n")] // 2018: item first
    [InlineData("A1AAAAAAAAAA,B000000001,5.0,1400000000\nA2AAAAAAAAAA,B000000002,1,1400000001\n")] // 2014: user first
    [InlineData("userId,itemId,rating,timestamp\nA1AAAAAAAAAA,B000000001,5.0,1400000000\nA2AAAAAAAAAA,B000000002,1,1400000001\n")]
    [
        InlineData(
            "timestamp\trating\tparent_asin\tuser_id\n1400000000\t5.0\tB000000001\tA1AAAAAAAAAA\n1400000001\t1\tB000000002\tA2AAAAAAAAAA")]
    [InlineData("user;item;rating;timestamp\r\nA1AAAAAAAAAA;B000000001;5.0;1400000000\r\n\r\nA2AAAAAAAAAA;B000000002;1;1400000001\r\n")]
    [
        InlineData(
            "\uFEFFuser,item,rating,timestamp\n\"A1AAAAAAAAAA\",\"B000000001\",\"5.0\",1400000000.0\nA2AAAAAAAAAA,B000000002,1,1400000001\n")]
    public void The_order_of_columns_is_told_from_ids_or_header(string text)
    {
        foreach (var path in new[] { _folder.Write("ratings.csv", text), _folder.WriteGzip("ratings.csv.gz", text) })
        {
            var ratings = Ratings.Read(path);
            Assert.Equal(["A1AAAAAAAAAA", "A2AAAAAAAAAA"], ratings.Users.Ids);
            Assert.Equal(["B000000001", "B000000002"], ratings.Items.Ids);
            Assert.Equal([0, 1], ratings.User);
            Assert.Equal([0, 1], ratings.Item);
            Assert.Equal([5f, 1f], ratings.Value);
            Assert.Equal([1400000000, 1400000001], ratings.Time);
        }
    }

    [Fact]
    public void Columns_can_be_said_outright()
    {
        var path = _folder.Write("plain.csv", "x,7,3,1,100\ny,8,4,2,200\n");
        var ratings = Ratings.Read(path, new ReadOptions { Columns = ["_", "item", "rating", "user", "timestamp"] });
        Assert.Equal(["1", "2"], ratings.Users.Ids);
        Assert.Equal(["7", "8"], ratings.Items.Ids);
        Assert.Equal([3f, 4f], ratings.Value);
    }

    [Fact]
    public void Columns_said_outright_may_stand_over_a_header()
    {
        var path = _folder.Write("head.csv", "who,asin,vote\nu1,i1,4\n");
        Assert.Equal(1, Ratings.Read(path, new ReadOptions { Columns = ["user", "item", "rating"] }).Count);
    }

    [Fact]
    public void A_bad_first_row_is_no_header()
    {
        var path = _folder.Write("r.csv", "A1AAAAAAAAAA,B000000001,N/A,1400000000\nA1AAAAAAAAAA,B000000002,4,1400000000\n");
        Assert.Equal(
            1,
            Assert.Throws<BadRowException>(
                () => Ratings.Read(path, new ReadOptions { Columns = ["user", "item", "rating", "timestamp"] })).Row.Line);
        Assert.Equal(1, Assert.Throws<BadRowException>(() => Ratings.Read(path)).Row.Line);
    }

    [Fact]
    public void A_file_without_times_has_times_of_zero() =>
        Assert.Equal([0], Ratings.Read(_folder.Write("r.csv", "user,item,rating\nu,i,4\n")).Time);

    [Fact]
    public void Codes_are_in_ordinal_order_of_the_ids_whatever_the_order_of_rows()
    {
        var ratings = Ratings.Read(_folder.Write("r.csv", "user,item,rating\nb,z,4\na,y,3\nB,x,2\n"));
        Assert.Equal(["B", "a", "b"], ratings.Users.Ids);
        Assert.Equal([2, 1, 0], ratings.User);
        Assert.Equal([2, 1, 0], ratings.Item);
    }

    [Theory]
    [InlineData("1,2,5,881250949\n2,3,4,881250950\n")]
    [InlineData("1\t2\t5\t881250949\n")]
    [InlineData("A1AAAAAAAAAA,A2AAAAAAAAAA,5,1400000000\n")]
    [InlineData("B000000001,A1AAAAAAAAAA,5\nA1AAAAAAAAAA,B000000001,5\n")]
    public void An_order_that_cannot_be_told_for_certain_is_an_error_that_says_so(string text)
    {
        var error = Assert.Throws<FormatException>(() => Ratings.Read(_folder.Write("ratings.dat", text)));
        Assert.Contains("can't be told for certain", error.Message);
        Assert.Contains("--columns", error.Message);
    }

    [Fact]
    public void A_header_that_names_no_rating_is_an_error_that_shows_it()
    {
        var error = Assert.Throws<FormatException>(() => Ratings.Read(_folder.Write("r.csv", "user,item,opinion\nu,i,good\n")));
        Assert.Contains("'user,item,opinion'", error.Message);
    }

    [Theory]
    [InlineData("u2,i2,good,2", "rating 'good' is not a number")]
    [InlineData("u2,i2,nan,2", "rating NaN is outside 1 to 5")]
    [InlineData("u2,i2,6,2", "rating 6 is outside 1 to 5")]
    [InlineData("u2,i2,4", "3 columns where 4 are expected")]
    [InlineData("u2,i2,4,2,9", "5 columns where 4 are expected")]
    [InlineData(",i2,4,2", "the user id is empty")]
    [InlineData("u2, ,4,2", "the item id is empty")]
    [InlineData("u2,i2,4,yesterday", "time 'yesterday' is not a whole number")]
    [InlineData("u2,i2,4,1400000000000", "time '1400000000000' is not a whole number of seconds")]
    [InlineData("u2,i2,4,1.5", "time '1.5' is not a whole number")]
    public void A_bad_row_is_an_error_with_file_and_line_or_a_counted_rejection(string row, string reason)
    {
        var path = _folder.Write("ratings.csv", $"user,item,rating,timestamp\nu1,i1,5,1\n{row}\nu3,i3,3,3\n");
        var error = Assert.Throws<BadRowException>(() => Ratings.Read(path));
        Assert.StartsWith($"{path}:3: ", error.Message);
        Assert.Contains(reason, error.Message);
        Assert.Contains("--skip-bad-rows", error.Message);

        var ratings = Ratings.Read(path, new ReadOptions { SkipBadRows = 1 });
        Assert.Equal(2, ratings.Count);
        var rejected = Assert.Single(ratings.BadRows);
        Assert.Equal(3, rejected.Line);
        Assert.Contains(reason, rejected.Reason);
    }

    [Fact]
    public void A_bad_row_of_a_file_without_header_is_told_by_its_line()
    {
        var path = _folder.Write(
            "r.csv", string.Concat(Enumerable.Range(0, 30).Select(i => $"B{i:D9},A1AAAAAAAAAA,{(i == 5 ? "abc" : "4")},1400000000\n")));
        Assert.Equal(
            (6, "rating 'abc' is not a number"),
            Assert.Throws<BadRowException>(() => Ratings.Read(path)).Row is var row ? (row.Line, row.Reason) : default);
        Assert.Equal(29, Ratings.Read(path, new ReadOptions { SkipBadRows = 1 }).Count);
    }

    [Fact]
    public void Ids_that_are_not_valid_utf8_are_refused_not_merged()
    {
        var path = _folder.WriteBytes("latin.csv", [.. "user,item,rating\ncaf"u8, 0xE9, .. ",i,4\n"u8]);
        Assert.Contains("UTF-8", Assert.Throws<BadRowException>(() => Ratings.Read(path)).Message);
    }

    [Fact]
    public void Text_that_is_no_utf8_at_all_is_named()
    {
        Assert.Contains(
            "UTF-16", Assert.Throws<FormatException>(() => Ratings.Read(_folder.WriteBytes("wide.csv", [0xFF, 0xFE, 117, 0]))).Message);
        Assert.Contains("JSON array", Assert.Throws<FormatException>(() => Ratings.Read(_folder.Write("array.json", "[{}]"))).Message);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        var path = _folder.Write("long.csv", "user,item,rating\n" + string.Concat(Enumerable.Repeat("u,i,4\n", 70_000)));
        Assert.Throws<OperationCanceledException>(
            () => Ratings.Read(path, new ReadOptions { Cancellation = new CancellationToken(canceled: true) }));
    }

    [Fact]
    public void One_bad_row_more_than_tolerated_is_an_error() =>
        Assert.Equal(3, Assert.Throws<BadRowException>(() => Ratings.Read(
            _folder.Write("r.csv", "user,item,rating\nu,i,x\nu,i,y\nu,i,4\n"), new ReadOptions { SkipBadRows = 1 })).Row.Line);

    [Fact]
    public void The_rating_range_says_what_is_allowed() =>
        Assert.Equal(
            10, Ratings.Read(_folder.Write("r.csv", "user,item,rating\nu,i,10\n"), new ReadOptions { RatingRange = new(0, 10) }).Value[0]);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("user,item,rating\n")]
    public void An_empty_file_is_an_error(string text) =>
        Assert.Contains("empty", Assert.Throws<FormatException>(() => Ratings.Read(_folder.Write("empty.csv", text))).Message);

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        Assert.Contains("no such file", Assert.Throws<FileNotFoundException>(() => Ratings.Read(_folder.PathOf("none.csv"))).Message);
        Assert.Contains(
            "does not exist", Assert.Throws<FileNotFoundException>(() => Ratings.Read(_folder.PathOf("nowhere/none.csv"))).Message);
        Assert.Contains("is a folder", Assert.Throws<FileNotFoundException>(() => Ratings.Read(_folder.Path)).Message);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_truncated_gzip_is_an_error(double share)
    {
        var rows = string.Concat(
            Enumerable.Range(0, 5000).Select(i => $"u{i * 7919 % 1000},i{i * 104729 % 977},{1 + (i % 5)},{1_300_000_000 + i}\n"));
        var whole = TemporaryFolder.Gzip("user,item,rating,timestamp\n" + rows);
        var path = _folder.WriteBytes("cut.csv.gz", whole[..(int)(whole.Length * share)]);
        Assert.Contains("cut short or damaged", Assert.Throws<FormatException>(() => Ratings.Read(path)).Message);
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        var last = 0.0;
        _ = Ratings.Read(
            _folder.Write("r.csv", "user,item,rating\nu,i,4\n"),
            new ReadOptions { Progress = new AmazonRec.Training.ImmediateProgress<double>(share => last = share) });
        Assert.Equal(1, last);
    }
}
