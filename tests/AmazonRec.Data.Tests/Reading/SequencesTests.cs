using System.IO.Compression;
using System.Text;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Splitting;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Files of one user a line, the user's items behind, oldest first.</summary>
public sealed class SequencesTests : IDisposable
{
    private static readonly string[] UserItems = ["user", "items"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(" ", "\n")]
    [InlineData("\t", "\r\n")]
    [InlineData(",", "\n")]
    [InlineData("  ", " \n\n")]
    [InlineData(",", ",\n")]
    public void Each_item_is_a_row_and_its_place_in_the_line_its_time(string separator, string end)
    {
        var text = $"2 30 10 20 30{end}1 10 20{end}3 20{end}4 10 30 20{end}".Replace(" ", separator);
        var ratings = Ratings.Read(InMemory.File(text));
        Assert.Equal((true, true), (ratings.IsImplicit, ratings.TimeIsOrder));
        Assert.Equal(
            [
                ("2", "30", 1L), ("2", "10", 2), ("2", "20", 3), ("2", "30", 4), ("1", "10", 1), ("1", "20", 2), ("3", "20", 1), ("4", "10", 1),
                ("4", "30", 2), ("4", "20", 3),
            ],
            RowsOf(ratings));
        Assert.All(ratings.Value, value => Assert.Equal(1, value));
    }

    [Fact]
    public void A_gzip_file_with_amazons_ids_is_recognised()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write("A1AAAAAAAAAA B000000001 B000000002\nA2AAAAAAAAAA B000000002 B000000001 B000000003\nA3AAAAAAAAAA B000000001 B000000004 B000000002 B000000003\n"u8);
        Assert.Equal(9, Ratings.Read(InMemory.File(bytes.ToArray())).Count);
    }

    [Theory]
    [InlineData("ann pear fig\nbob fig nut\ncat nut pear\n", 6)] // of equal length, and of words
    [InlineData("ann\tpear fig\nbob\tfig nut\n", 4)]
    [InlineData("7 8\n", 1)]
    public void What_can_not_be_told_is_said_by_columns(string text, int rows)
    {
        var ratings = Ratings.Read(InMemory.File(text), new ReadOptions { Columns = UserItems });
        Assert.Equal((rows, true), (ratings.Count, ratings.TimeIsOrder));
    }

    [Theory]
    [InlineData("ann pear fig nut\nbob fig\ncat nut pear fig nut\ndan fig nut\n")] // words of a text, perhaps
    [InlineData("1 0.5 0.25 7 9\n2 0.5 1\n3 0.25 0.5 1\n4 7 8 9 1 2\n")] // numbers, perhaps
    [InlineData("1 2 3 4\n2 3 4 5\n3 4 5 6\n")]
    public void What_may_be_something_else_is_refused_and_the_message_says_how_to_say_it(string text) =>
        Assert.Contains("--columns user,items", Refusal(text));

    [Fact]
    public void Json_lines_are_no_sequences() => Assert.Contains(
        "--columns user=",
        Assert.Throws<FormatException>(
            () => Ratings.Read(
                InMemory.File("{\"reviewerID\":\"u\",\"asin\":\"i\",\"overall\":5.0}\n"), new ReadOptions { Columns = UserItems })).Message);

    [Theory]
    [InlineData("1 2 3\n7\n4 5 6\n", "memory:2: no item stands behind the user")]
    [InlineData("1,2,3\n7,8,,9\n4,5\n", "memory:2: item 2 of the user is empty")]
    [InlineData("1,2,3\n,8,9\n4,5\n", "memory:2: the user id is empty")]
    public void A_bad_line_is_an_error_or_left_out_as_a_whole(string text, string error)
    {
        var options = new ReadOptions { Columns = UserItems };
        Assert.StartsWith(error, Assert.Throws<BadRowException>(() => Ratings.Read(InMemory.File(text), options)).Message);
        var ratings = Ratings.Read(InMemory.File(text), options with { SkipBadRows = 1 });
        Assert.Equal(2, Assert.Single(ratings.BadRows).Line);
        Assert.Equal(2, ratings.Users.Count);
    }

    [Fact]
    public void A_user_with_two_lines_is_refused_and_both_are_named()
    {
        var message = Refusal("1 2 3\n\n5 2\n1 4 7 8 9\n6 1 2 3\n", UserItems);
        Assert.StartsWith("memory:4: the user '1' has a line already, line 1, ", message);
        Assert.Contains("Write all items of a user on one line", message);
        Assert.Contains("memory:2: the user '1'", Refusal("1 2 3\n1 4 7 8 9\n", UserItems));
    }

    [Fact]
    public void The_cache_keeps_that_times_are_an_order()
    {
        var path = _folder.Write("s.txt", "1 2 3\n2 3 4 5\n3 4 5 6 7 8\n");
        var options = new ReadOptions { CacheFolder = _folder.PathOf("cache"), CacheFrom = 0 };
        var read = Ratings.Read(path, options);
        Assert.Single(Directory.GetFiles(_folder.PathOf("cache")));
        var kept = Ratings.Read(path, options);
        SameRatings.Check(read, kept);
        Assert.Equal((true, true), (kept.TimeIsOrder, kept.IsImplicit));
    }

    [Fact]
    public void Neither_threads_nor_filters_while_reading_change_what_is_read()
    {
        var text = new StringBuilder();
        for (var user = 0; user < 30_000; user++) // more than two megabytes: several blocks
            text.Append(user).Append(' ').AppendJoin(' ', Enumerable.Range(1, 5 + (user * 7 % 20)).Select(i => user * i * 31 % 9973)).Append('\n');
        var source = InMemory.File(text.ToString());
        var one = Ratings.Read(source, new ReadOptions { Threads = 1 });
        SameRatings.Check(one, Ratings.Read(source, new ReadOptions { Threads = 4 }));
        var plan = new FilterPlan { MinItemRatings = 40, MinUserRatings = 8 };
        var filtered = Ratings.Read(source, options: null, plan);
        Assert.Equal(RowsOf(plan.Apply(one)), RowsOf(filtered));
        Assert.True(filtered.TimeIsOrder);
    }

    [Fact]
    public void Its_times_are_never_taken_for_dates()
    {
        var ratings = Ratings.Read(InMemory.File("1 2 3 4\n2 3 4\n3 4 2 3 4 5\n4 3\n"));
        var profile = RatingsProfile.Measure(ratings);
        Assert.Equal((null, null, 0, true), (profile.First, profile.Last, profile.Untimed, profile.TimeIsOrder));
        Assert.Empty(profile.Years);
        Assert.Contains("leave-one-out", Assert.Throws<ArgumentException>(() => Split.GlobalTime(ratings, .2)).Message);
        Assert.Contains(
            "a span of days", Assert.Throws<ArgumentException>(() => ratings.Between(new DateOnly(1970, 1, 1), null)).Message);
        Assert.All(
            new[] { ratings.KCore(1, 2), ratings.WithoutCopies(), ratings.Rows([0]), ratings.WithItems(["x"]), ratings.SampleUsers(2) },
            kept => Assert.True(kept.TimeIsOrder));
    }

    [Fact]
    public void The_last_of_each_user_is_reported_on_and_the_one_before_decided_by()
    {
        var split = Split.LeaveOneOut(Ratings.Read(InMemory.File("1 2 3 4\n2 3 4\n3 4 2 3 4 5\n4 3\n")), validation: true);
        Assert.Equal([("1", "4", 3L), ("3", "5", 5)], RowsOf(split.Test));
        Assert.Equal([("1", "3", 2L), ("3", "4", 4)], RowsOf(split.Validation));
        Assert.Equal(7, split.Train.Count); // both rows of user 2, and the only one of user 4
        var report = LeakReport.Measure(split);
        Assert.Equal((null, 0), (report.BeforeLastTraining, report.BeforeOwnTraining));
    }

    [SharedFact]
    public void Beauty_has_the_rows_of_its_publications()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2014-beauty-sequences", "Beauty.txt.gz"));
        Assert.Equal((198_502, 22_363, 12_101, true), (ratings.Count, ratings.Users.Count, ratings.Items.Count, ratings.TimeIsOrder));
        var split = Split.LeaveOneOut(ratings, validation: true);
        Assert.Equal((153_776, 22_363, 22_363), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    private static (string User, string Item, long Time)[] RowsOf(Ratings ratings) => [
        .. Enumerable.Range(0, ratings.Count).Select(
            row => (ratings.Users[ratings.User[row]], ratings.Items[ratings.Item[row]], ratings.Time[row]))];

    private static string Refusal(string text, string[]? columns = null) =>
        Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(text), new ReadOptions { Columns = columns })).Message;
}
