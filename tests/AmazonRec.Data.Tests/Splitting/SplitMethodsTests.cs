using AmazonRec.Synthesis;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Splitting;

/// <summary>Small splits, worked out by hand.</summary>
public sealed class SplitMethodsTests
{
    // User a has five ratings on five days, b has two on one day, c has one.
    private static readonly Ratings Eight = Ratings.FromRows(
    [
        ("a", "v", 5, 30), ("a", "w", 4, 10), ("b", "v", 3, 40), ("a", "x", 5, 50), ("a", "y", 1, 20), ("c", "z", 5, 60), ("a", "z", 2, 40),
        ("b", "w", 5, 40),
    ]);

    [Fact]
    public void By_time_the_latest_rows_are_reported_on_and_equal_times_stay_together()
    {
        var split = Split.GlobalTime(Eight, test: .25);
        Assert.Equal([50L, 60L], split.Test.Time);
        Assert.Equal([30L, 10L, 40L, 20L, 40L, 40L], split.Train.Time);

        // Three of eight would begin within the three rows of time 40: all of them come along.
        Assert.Equal([40L, 50L, 60L, 40L, 40L], Split.GlobalTime(Eight, test: .375).Test.Time);
    }

    [Fact]
    public void By_time_the_validation_rows_come_right_before_the_test_rows()
    {
        var split = Split.GlobalTime(Eight, test: .25, validation: .125);
        Assert.Equal([40L, 40L, 40L], split.Validation.Time);
        Assert.Equal([30L, 10L, 20L], split.Train.Time);
    }

    [Fact]
    public void By_each_users_time_a_user_of_one_day_or_few_rows_is_trained_on()
    {
        var split = Split.PerUserTime(Eight, test: .4, validation: .2);
        Assert.Equal([50L, 40L], split.Test.Time); // two of a's five; b's two are of one time, c has one
        Assert.Equal([0, 0], split.Test.User);
        Assert.Equal([30L], split.Validation.Time);
        Assert.Equal(5, split.Train.Count);
    }

    [Fact]
    public void Leaving_one_out_takes_the_latest_and_of_equal_times_the_later_in_the_file()
    {
        var split = Split.LeaveOneOut(Eight, validation: true);
        Assert.Equal([("a", "x", 5f, 50L)], SmallRatings.Rows(split.Test));
        Assert.Equal([("a", "z", 2f, 40L)], SmallRatings.Rows(split.Validation)); // b's two rows are trained on: there is none for each part
        Assert.Null(split.Seed);
        Assert.Equal([("a", "x", 5f, 50L), ("b", "w", 5f, 40L)], SmallRatings.Rows(Split.LeaveOneOut(Eight).Test));
    }

    [Fact]
    public void Per_user_the_share_of_each_users_rows_is_rounded()
    {
        var split = Split.PerUser(Eight, test: .2, validation: .2, seed: 1);
        Assert.Equal([1, 0, 0], split.Test.CountsPerUser()); // a fifth of five, of two, of one
        Assert.Equal([1, 0, 0], split.Validation.CountsPerUser());
        Assert.Equal([2, 1, 0], Split.PerUser(Eight, test: .4, seed: 1).Test.CountsPerUser());
    }

    [Fact]
    public void Stratified_parts_have_the_stars_of_the_whole()
    {
        var ratings = Ratings.FromRows(
            Enumerable.Range(0, 200).Select(i => ($"u{i % 20}", $"i{i % 7}", i % 10 < 5 ? 5f : i % 10 < 9 ? 4f : 1f, 1L + i)));
        var split = Split.StratifiedByRating(ratings, test: .2, validation: .1, seed: 3);
        foreach (var (part, rows) in new[] { (split.Train, 140), (split.Validation, 20), (split.Test, 40) })
            Assert.Equal([rows / 10, rows * 4 / 10, rows * 5 / 10], part.Value.CountBy(v => v).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.All(
            Split.StratifiedFolds(ratings, 5, seed: 3),
            fold => Assert.Equal([4, 16, 20], fold.Test.Value.CountBy(v => v).OrderBy(c => c.Key).Select(c => c.Value)));
    }

    [Fact]
    public void Cold_users_are_a_share_of_the_users_whatever_they_rated()
    {
        var ratings = Ratings.FromRows(Enumerable.Range(0, 110).Select(i => ($"u{(i < 100 ? i % 10 : 0):D2}", $"i{i % 11}", 5f, 1L)));
        var split = Split.ColdUsers(ratings, test: .3, validation: .2, seed: 2);
        Assert.Equal((3, 2, 5), (Users(split.Test), Users(split.Validation), Users(split.Train)));

        static int Users(Ratings part) => part.User.Distinct().Count();
    }

    [Fact]
    public void A_grouped_split_keeps_copies_together_and_comes_near_the_share()
    {
        // 50 pairs of copies: 20 rows are ten pairs.
        var ratings = Ratings.FromRows(Enumerable.Range(0, 100).Select(i => ($"u{i / 2}", "i", 5f, 1L + i)));
        var split = Split.Grouped(ratings, test: .2, validation: .1, seed: 1);
        Assert.Equal((70, 10, 20), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.All(split.Test.CountsPerUser(), rows => Assert.True(rows is 0 or 2));
        Assert.All(Split.GroupedFolds(ratings, 5, seed: 1), fold => Assert.Equal(20, fold.Test.Count));
    }

    [Theory]
    [InlineData(SplitMethod.Time)]
    [InlineData(SplitMethod.UserTime)]
    [InlineData(SplitMethod.LeaveOneOut)]
    public void A_row_without_a_time_is_refused_with_a_remedy(SplitMethod method)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new SplitPlan { Method = method }.Make(Ratings.FromRows([("a", "x", 5, 0), ("a", "y", 5, 1)])));
        Assert.Contains("1 of 2 rows have no time", error.Message);
        Assert.Contains("--columns", error.Message);
    }

    [Fact]
    public void A_part_that_would_be_empty_is_refused_by_name()
    {
        var oneDay = Ratings.FromRows([("a", "x", 5, 7), ("a", "y", 4, 7), ("b", "y", 4, 7)]);
        Assert.Contains(
            "'time' of 3 rows by 2 users of 2 items leaves no row to report on",
            Assert.Throws<ArgumentException>(() => Split.GlobalTime(oneDay, .3)).Message);
        Assert.Contains("no row to report on", Assert.Throws<ArgumentException>(() => Split.PerUser(oneDay, .1)).Message);
        Assert.Contains("no row to decide by", Assert.Throws<ArgumentException>(() => Split.PerUser(Eight, .2, .05)).Message);
    }

    [Fact]
    public void As_reported_twice_is_as_reported_once()
    {
        var reported = Split.Random(Eight, .3).AsReported();
        Assert.Same(reported, reported.AsReported());
    }

    [Fact]
    public void Drawn_splits_stay_what_they_were()
    {
        // Hashes of the first version: a published split must not change under a reader's feet.
        var sample = Reviews.Read(Sample.Reviews).ToRatings();
        Assert.Equal("5ef9ceb514c1b233", Split.Random(sample, .2, .1, seed: 7).Hash);
        Assert.Equal("1a5acff6a37e2a1e", Split.Random(sample, .3, .1, seed: 7).AsReported().Hash);
        Assert.Equal(
            ["b6bd9ec0199c39f1", "1ef31506650a13b1", "c0f8308284434f7f", "10292ebd625c9104", "6cba017178b65ffb"],
            Split.Folds(sample, 5, seed: 7).Select(f => f.Hash));
        Assert.Equal("bf95c9bcdecadf9a", Split.Random(sample.WithMoreThan(3, 5).WithoutCopies(), .2).Hash);
    }
}
