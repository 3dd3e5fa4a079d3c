using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>JSON lines tell times in several ways, and the first lines of a file tell in which.</summary>
public sealed class ReviewTimesTests
{
    [Theory]
    [InlineData("timestamp", "1588687728", 1588687728)]
    [InlineData("timestamp", "1588687728923", 1588687728)]
    [InlineData("timestamp", "\"1588687728923\"", 1588687728)]
    [InlineData("timestamp", "\" 1588687728 \"", 1588687728)]
    [InlineData("timestamp", "1588687728923.0", 1588687728)]
    [InlineData("timestamp", "1.588687728e9", 1588687728)]
    [InlineData("sort_timestamp", "1588687728923", 1588687728)]
    [InlineData("unixReviewTime", "1588687728923", 1588687728)]
    [InlineData("unixReviewTime", "\"1588687728\"", 1588687728)]
    [InlineData("unixReviewTime", "-86400", -86400)]
    [InlineData("timestamp", "0", 0)]
    [InlineData("timestamp", "\"2020-05-05\"", 1588636800)]
    [InlineData("timestamp", "\"2020-05-05 14:08:48.923\"", 1588687728)]
    [InlineData("unixReviewTime", "\"2020-05-05T16:08:48+02:00\"", 1588687728)]
    [InlineData("timestamp", "\"Sun Jul 30 07:44:10 -0700 2017\"", 1501425850)]
    [InlineData("timestamp", "\"Mon Jan 01 00:00:00 +0000 2018\"", 1514764800)]
    [InlineData("timestamp", "\"05 5, 2020\"", 1588636800)]
    public void A_time_is_told_by_its_form_and_size_under_whatever_name(string name, string value, long seconds)
    {
        var source = InMemory.File(Line(name, value, "A"));
        Assert.Equal(seconds, Ratings.Read(source).Time[0]);
        Assert.Equal(seconds, Assert.Single(Reviews.Read(source)).Time);
    }

    [Theory]
    [InlineData("1588687728000", "1588687728", "'timestamp' is '1588687728', seconds, where the file's first rows have milliseconds")]
    [InlineData("1588687728", "1588687728000", "'timestamp' is '1588687728000', milliseconds, where the file's first rows have seconds")]
    [InlineData("1588687728", "\"2020-05-05\"", "'timestamp' is '2020-05-05', dates, where the file's first rows have seconds")]
    [InlineData("\"2020-05-05\"", "\"soon\"", "'timestamp' is 'soon', which ")]
    public void A_row_in_another_unit_than_the_first_rows_is_bad_to_both_readers(string usual, string other, string reason)
    {
        var source = InMemory.File($"{Line("timestamp", usual, "A")}\n{Line("timestamp", usual, "B")}\n{Line("timestamp", other, "C")}\n");
        Assert.StartsWith($"memory:3: {reason}", Assert.Throws<BadRowException>(() => Ratings.Read(source)).Message);
        Assert.StartsWith($"memory:3: {reason}", Assert.Throws<BadRowException>(() => Reviews.Read(source).ToArray()).Message);
    }

    [Fact]
    public void Times_in_seconds_order_rows_as_times_in_milliseconds_do()
    {
        string Lines(int factor) =>
            string.Join('\n', Enumerable.Range(0, 9).Select(i => Line("timestamp", $"{(1_588_687_000L + i) * factor}", "A", $"B{8 - i}")));
        var (seconds, milliseconds) = (
            Split.LeaveOneOut(Ratings.Read(InMemory.File(Lines(1)))), Split.LeaveOneOut(Ratings.Read(InMemory.File(Lines(1000)))));
        Assert.Equal("B0", seconds.Test.Items[seconds.Test.Item[0]]);
        Assert.Equal(milliseconds.Hash, seconds.Hash);
        Assert.Equal(milliseconds.Test.Time, seconds.Test.Time);
    }

    private static string Line(string name, string time, string user, string item = "B1") =>
        $$"""{"user_id": "{{user}}", "parent_asin": "{{item}}", "rating": 5, "{{name}}": {{time}}}""";
}
