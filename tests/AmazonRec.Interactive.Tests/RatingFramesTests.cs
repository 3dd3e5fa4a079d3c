using AmazonRec.Data;
using AmazonRec.Synthesis;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive.Tests;

public sealed class RatingFramesTests
{
    private static readonly Ratings Few = Ratings.FromRows([("u2", "i1", 4.5f, 1_400_000_000), ("u1", "i1", 1f, 0), ("u2", "i0", 3f, -1)]);

    [Fact]
    public void A_frame_has_ids_stars_and_dates()
    {
        var frame = Few.ToDataFrame();
        Assert.Equal(["user", "item", "rating", "time"], frame.Columns.Select(c => c.Name));
        Assert.Equal(["u2", "u1", "u2"], ((StringDataFrameColumn)frame["user"]).ToArray());
        Assert.Equal(["i1", "i1", "i0"], ((StringDataFrameColumn)frame["item"]).ToArray());
        Assert.Equal([4.5, 1, 3], ((DoubleDataFrameColumn)frame["rating"]).ToArray());
        Assert.Equal(
            [new DateTime(2014, 5, 13, 16, 53, 20, DateTimeKind.Utc), null, new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc)],
            ((DateTimeDataFrameColumn)frame["time"]).ToArray());
    }

    [Fact]
    public void Ratings_come_back_as_they_were()
    {
        foreach (var ratings in new[] { Few, Ratings.Read(Sample.Reviews) })
        {
            var back = ratings.ToDataFrame().ToRatings();
            Assert.Equal(ratings.Users.Ids, back.Users.Ids);
            Assert.Equal(ratings.Items.Ids, back.Items.Ids);
            Assert.Equal(ratings.User, back.User);
            Assert.Equal(ratings.Item, back.Item);
            Assert.Equal(ratings.Value, back.Value);
            Assert.Equal(ratings.Time, back.Time);
        }
    }

    [Fact]
    public void A_part_of_the_rows_becomes_ratings_of_its_own_users_and_items()
    {
        var frame = Few.ToDataFrame();
        var part = frame.Filter(frame["rating"].ElementwiseGreaterThan(2.0)).ToRatings();
        Assert.Equal(["u2"], part.Users.Ids);
        Assert.Equal(["i0", "i1"], part.Items.Ids);
        Assert.Equal([4.5f, 3f], part.Value);
    }

    [Fact]
    public void No_rows_are_no_rows_both_ways()
    {
        var frame = Ratings.FromRows([]).ToDataFrame(codes: true);
        Assert.Equal((0, 6), (frame.Rows.Count, frame.Columns.Count));
        Assert.Equal((0, 0, 0), (frame.ToRatings().Count, frame.ToRatings().Users.Count, frame.ToRatings().Items.Count));
    }

    [Fact]
    public void Codes_share_the_memory_of_the_ratings_until_the_frame_changes_them()
    {
        var ratings = Ratings.FromRows([("b", "x", 1, 0), ("a", "y", 2, 0)]);
        var codes = (Int32DataFrameColumn)ratings.ToDataFrame(codes: true)["user code"];
        Assert.Equal([1, 0], codes.ToArray());
        Assert.True(codes.GetReadOnlyDataBuffers().Single().Span.Overlaps(ratings.User));
        codes[0] = 7;
        Assert.Equal([7, 0], codes.ToArray());
        Assert.Equal([1, 0], ratings.User);
    }

    [Fact]
    public void Who_chose_what_has_no_column_of_ratings()
    {
        var frame = Few.ToDataFrame();
        var chosen = frame.ToRatings(ratingColumn: null);
        Assert.True(chosen.IsImplicit);
        Assert.Equal([1f, 1f, 1f], chosen.Value);
        Assert.Equal(["user", "item", "time"], chosen.ToDataFrame().Columns.Select(c => c.Name));
    }

    [Fact]
    public void Columns_have_any_name_and_ids_may_be_numbers_and_times_seconds()
    {
        var frame = new DataFrame(
            new Int64DataFrameColumn("reader", new long[] { 12, 3 }), new StringDataFrameColumn("book", ["x", "y"]),
            new Int32DataFrameColumn("stars", [5, 1]), new Int32DataFrameColumn("when", new int?[] { 60, null }));
        var ratings = frame.ToRatings("reader", "book", "stars", "when");
        Assert.Equal(["12", "3"], ratings.Users.Ids);
        Assert.Equal([5f, 1f], ratings.Value);
        Assert.Equal([60L, 0L], ratings.Time);
        Assert.Equal([0L, 0L], frame.ToRatings("reader", "book", "stars").Time);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_that_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Few.ToDataFrame().ToRatings(userColumn: "reader"));
        Assert.Equal("The data frame has no column 'reader'; it has 'user', 'item', 'rating', 'time'.", error.Message);
        Assert.Throws<ArgumentException>(() => Few.ToDataFrame().ToRatings(timeColumn: "when"));
    }

    [Theory]
    [InlineData("rating", "user", "rating", "time", "The column 'rating' holds values of type Double; ids are text or whole numbers.")]
    [InlineData("user", "item", "user", "time", "The column 'user' holds values of type String; ratings are numbers.")]
    [InlineData("user", "item", "rating", "rating",
        "The column 'rating' holds values of type Double; times are dates or whole seconds since 1970.")]
    public void A_column_of_another_type_is_named(string user, string item, string rating, string time, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Few.ToDataFrame().ToRatings(user, item, rating, time)).Message);

    [Fact]
    public void A_row_without_id_or_number_is_named_with_its_column()
    {
        Assert.Equal("The column 'user' holds nothing in row 1; each row needs an id.", Error(["a", null], [1, 2]));
        Assert.Equal("The column 'user' holds '' in row 0; each row needs an id.", Error(["", "a"], [1, 2]));
        Assert.Equal("The column 'rating' holds nothing in row 1; each row needs a finite number.", Error(["a", "b"], [1, null]));
        Assert.Equal("The column 'rating' holds 'NaN' in row 0; each row needs a finite number.", Error(["a", "b"], [double.NaN, 1]));
        Assert.Equal("The column 'rating' holds '1E+300' in row 0; each row needs a finite number.", Error(["a", "b"], [1e300, 1]));
    }

    [Fact]
    public void A_time_that_no_clock_can_tell_is_named_with_its_column()
    {
        var frame = Few.ToDataFrame();
        frame.Columns.Add(new UInt64DataFrameColumn("when", [1, ulong.MaxValue, 2]));
        Assert.Equal(
            "The column 'when' holds '18446744073709551615' in row 1; each row needs a time or nothing.",
            Assert.Throws<FormatException>(() => frame.ToRatings(timeColumn: "when")).Message);
    }

    private static string Error(string?[] users, double?[] stars) => Assert.Throws<FormatException>(() => new DataFrame(
        new StringDataFrameColumn("user", users), new StringDataFrameColumn("item", ["x", "y"]),
        new DoubleDataFrameColumn("rating", stars)).ToRatings()).Message;
}
