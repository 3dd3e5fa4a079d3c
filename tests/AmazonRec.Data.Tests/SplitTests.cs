using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests;

public sealed class SplitTests
{
    [Fact]
    public void A_random_split_partitions_the_rows() => Prop.ForAll(
        Gen.Choose(3, 400).Zip(Gen.Choose(1, 60)).Zip(Gen.Choose(0, 30)).ToArbitrary(),
        input =>
        {
            var ((rows, test), validation) = input;
            var ratings = Numbered(rows);
            var tests = (int)Math.Ceiling(rows * (test / 100.0));
            var validations = (int)Math.Round(rows * (validation / 100.0));
            if (tests + validations >= rows || (validation > 0 && validations == 0))
            {
                Assert.Throws<ArgumentException>(() => Split.Random(ratings, test / 100.0, validation / 100.0));
                return true;
            }

            var split = Split.Random(ratings, test / 100.0, validation / 100.0, seed: (ulong)rows);
            var times = split.Train.Time.Concat(split.Validation.Time).Concat(split.Test.Time);
            return times.Order().SequenceEqual(ratings.Time) && split.Test.Count == tests && split.Validation.Count == validations;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_seed_decides_the_rows()
    {
        var ratings = Numbered(200);
        Assert.Equal(Split.Random(ratings, .2, .1, 5).Hash, Split.Random(ratings, .2, .1, 5).Hash);
        Assert.NotEqual(Split.Random(ratings, .2, .1, 5).Hash, Split.Random(ratings, .2, .1, 6).Hash);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(.5, .5)]
    [InlineData(.2, -.1)]
    [InlineData(double.NaN, 0)]
    public void Shares_that_leave_nothing_to_train_on_are_refused(double test, double validation) =>
        Assert.Throws<ArgumentException>(() => Split.Random(Numbered(100), test, validation));

    [Fact]
    public void Folds_partition_the_rows()
    {
        var folds = Split.Folds(Numbered(103), 5, seed: 1);
        Assert.Equal(Enumerable.Range(0, 103).Select(i => (long)i), folds.SelectMany(f => f.Test.Time).Order());
        Assert.All(folds, f => Assert.Empty(f.Train.Time.Intersect(f.Test.Time)));
        Assert.All(folds, f => Assert.Equal(103, f.Train.Count + f.Test.Count));
    }

    [Fact]
    public void A_given_split_codes_ids_over_both_files()
    {
        var split = Split.FromParts(Ratings.FromRows([("a", "x", 1, 0), ("c", "y", 2, 0)]), Ratings.FromRows([("b", "z", 3, 0)]));
        Assert.Equal(["a", "b", "c"], split.Train.Users.Ids);
        Assert.Equal([0, 2], split.Train.User);
        Assert.Equal([1], split.Test.User);
        Assert.Equal([2], split.Test.Item);
    }

    [Fact]
    public void As_reported_the_test_rows_are_the_validation_rows_and_it_says_so()
    {
        var clean = Split.Random(Numbered(100), test: .3, validation: .1);
        var reported = clean.AsReported();
        Assert.Equal((Protocol.Clean, Protocol.AsReported), (clean.Protocol, reported.Protocol));
        Assert.Equal((70, 30, 30), (reported.Train.Count, reported.Validation.Count, reported.Test.Count));
        Assert.Equal(clean.Test.Time, reported.Test.Time);
        Assert.Empty(clean.Validation.Time.Intersect(clean.Test.Time));
    }

    [Fact]
    public void Stopped_on_the_test_rows_nothing_changes_but_the_rows_that_are_looked_at()
    {
        var clean = Split.Random(Numbered(100), test: .3, validation: .1);
        var stopped = clean.StoppedOnTest();
        Assert.Equal(Protocol.AsReported, stopped.Protocol);
        Assert.Same(clean.Train, stopped.Train);
        Assert.Same(clean.Test, stopped.Test);
        Assert.Same(clean.Test, stopped.Validation);
        Assert.Contains("leaves rows out", Assert.Throws<InvalidOperationException>(() => stopped.Save("nowhere")).Message);
    }

    private static Ratings Numbered(int rows) =>
        Ratings.FromRows(Enumerable.Range(0, rows).Select(i => ($"u{i % 17}", $"i{i % 13}", 1f + (i % 5), (long)i)));
}
