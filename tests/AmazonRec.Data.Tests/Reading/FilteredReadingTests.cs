using System.Text;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Filters that count ratings while a file is read leave the same ratings, to the bit, as those applied to all of it.</summary>
public sealed class FilteredReadingTests
{
    private const int Rows = 20_000;

    private static readonly ReadOptions Plain = new() { Columns = ["user", "item", "rating", "timestamp"] };

    public static TheoryData<int, int> Bounds => new() { { 1, 4 }, { 4, 1 }, { 3, 30 }, { 12, 2 } };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Least_ratings_leave_the_same_rows_whether_they_are_counted_before_or_after(int ofUser, int ofItem)
    {
        var plan = new FilterPlan { MinUserRatings = ofUser, MinItemRatings = ofItem };
        foreach (var threads in new[] { 1, 2 }) AssertSame(Lines(row => 1_400_000_000 + row), plan, Plain with { Threads = threads });
    }

    [Fact]
    public void Filters_behind_them_see_the_same_ratings() =>
        AssertSame(
            Lines(row => 1_400_000_000 + row), new FilterPlan { MinUserRatings = 3, MinItemRatings = 3, Core = 4, SampleUsers = 50 }, Plain);

    [Fact]
    public void Filters_before_them_come_before_them() =>
        AssertSame(
            Lines(row => 1_400_000_000 + row), new FilterPlan { MinUserRatings = 3, MinItemRatings = 3, Copies = Keep.Last }, Plain);

    [Fact]
    public void Times_before_1970_and_after_2106_stay_as_they_are()
    {
        var plan = new FilterPlan { MinUserRatings = 2 };
        foreach (var rare in new[] { -1L, 5_000_000_000 })
        {
            var lines = Lines(row => row == Rows * 3 / 4 ? rare : 1_400_000_000 + row);
            AssertSame(lines, plan, Plain);
            Assert.Contains(rare, Ratings.Read(InMemory.File(lines, "r.csv"), Plain).Time);
        }
    }

    [Fact]
    public void Bad_rows_are_counted_and_texts_kept()
    {
        var source = InMemory.File(
            Encoding.UTF8.GetBytes(
                "user,item,rating,time,text\nbad\n"
                + string.Concat(
                    Enumerable.Range(0, 3000).Select(i => $"u{i % 70},i{i % 45},{1 + (i % 5)},{1_400_000_000 + i},text {i % 9}\n"))),
            "texts.csv");
        AssertSame(source, new FilterPlan { MinUserRatings = 43 }, new ReadOptions { SkipBadRows = 1 });
    }

    [Fact]
    public void Where_nothing_is_left_the_error_is_the_same()
    {
        var (plan, source) = (new FilterPlan { MinUserRatings = Rows }, InMemory.File(Lines(row => row), "r.csv"));
        Assert.Equal(
            Assert.Throws<ArgumentException>(() => plan.Apply(Ratings.Read(source, Plain))).Message,
            Assert.Throws<ArgumentException>(() => Ratings.Read(source, Plain, plan)).Message);
    }

    /// <summary>Rows of few busy users and items and many rare ones, one of them with a long id.</summary>
    private static byte[] Lines(Func<int, long> time)
    {
        var text = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            var (user, item) = ((row * 7919L) % 9973 % (1 + (row % 4000)), (row * 104_729L) % 1009 % (1 + (row % 900)));
            var id = user % 50 == 7 ? $"{new string('x', 250 + (int)(user % 10))}{user}" : $"u{user}";
            text.Append(id).Append(",i").Append(item).Append(',').Append(1 + (row % 5)).Append(".0,").Append(time(row)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AssertSame(byte[] lines, FilterPlan plan, ReadOptions options) =>
        AssertSame(InMemory.File(lines, "r.csv"), plan, options);

    private static void AssertSame(DataSource source, FilterPlan plan, ReadOptions options)
    {
        var (read, expected) = (Ratings.Read(source, options, plan), plan.Apply(Ratings.Read(source, options)));
        SameRatings.Check(expected, read);
        Assert.InRange(read.Count, 1, expected.Funnel[0].Ratings - 1);
    }
}
