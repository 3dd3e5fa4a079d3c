using AmazonRec.Data.Splitting;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Splitting;

/// <summary>Training and test rows of two files, and rows to decide by out of the first.</summary>
public sealed class GivenSplitTests
{
    private static readonly Ratings Timed = Ratings.FromRows(
        [("a", "v", 5, 30), ("a", "w", 4, 10), ("b", "v", 3, 40), ("a", "x", 5, 20), ("c", "z", 5, 60), ("b", "w", 5, 50)]);

    private static readonly Ratings Test = Ratings.FromRows([("a", "z", 5, 90), ("d", "q", 4, 91)]);

    [Fact]
    public void Test_rows_stay_as_they_are_and_the_method_chooses_rows_to_decide_by()
    {
        var split = Split.FromParts(Timed, Test, new SplitPlan { Method = SplitMethod.LeaveOneOut, Validation = .1 });
        Assert.Equal([("a", "z", 5f, 90L), ("d", "q", 4f, 91L)], SmallRatings.Rows(split.Test));
        Assert.Equal([("a", "v", 5f, 30L), ("b", "w", 5f, 50L)], SmallRatings.Rows(split.Validation)); // the latest of a and of b
        Assert.Equal(4, split.Train.Count);
        Assert.Equal(("given", 4, 5), (split.Method, split.Train.Users.Count, split.Train.Items.Count));
        Assert.Equal(0, Split.FromParts(Timed, Test, new SplitPlan { Validation = 0 }).Validation.Count);
    }

    [Theory]
    [InlineData(SplitMethod.Random)]
    [InlineData(SplitMethod.PerUser)]
    [InlineData(SplitMethod.PerItem)]
    [InlineData(SplitMethod.Time)]
    [InlineData(SplitMethod.ColdUsers)]
    public void Its_share_is_of_the_training_rows(SplitMethod method)
    {
        var train = Ratings.FromRows(Enumerable.Range(0, 400).Select(i => ($"u{i % 20}", $"i{i / 20}", (float)(1 + (i % 5)), 100L + i)));
        var split = Split.FromParts(train, Test, new SplitPlan { Method = method, Validation = .1, Seed = 3 });
        Assert.Equal((360, 40, 2), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(
            SmallRatings.Rows(train),
            SmallRatings.Rows(split.Train, split.Validation));
        Assert.Equal(split.Hash, Split.FromParts(train, Test, new SplitPlan { Method = method, Validation = .1, Seed = 3 }).Hash);
    }

    [Fact]
    public void Without_times_one_row_of_each_user_with_two_is_drawn()
    {
        var train = Ratings.FromRows(
            Enumerable.Range(0, 90).Select(i => ($"u{i % 30}", $"i{i}", 1f, 0L)).Append(("alone", "i0", 1f, 0L)));
        var test = Ratings.FromRows([("u1", "i0", 1, 0)]);
        var plan = new SplitPlan { Method = SplitMethod.LeaveOneOut, Validation = .1, Seed = 4 };
        var split = Split.FromParts(train, test, plan);
        Assert.Equal((61, 30, 4UL), (split.Train.Count, split.Validation.Count, split.Seed));
        Assert.Equal(1, split.Validation.CountsPerUser().Max());
        Assert.True(split.Validation.Item.Select(item => int.Parse(split.Train.Items[item][1..]) / 30).Distinct().Count() > 1);
        Assert.Equal(split.Hash, Split.FromParts(train, test, plan).Hash);
        Assert.NotEqual(split.Hash, Split.FromParts(train, test, plan with { Seed = 5 }).Hash);
    }

    [Fact]
    public void A_pair_in_both_files_is_noticed()
    {
        var twice = Ratings.FromRows([("a", "v", 5, 90), ("d", "q", 4, 91)]);
        Assert.Contains(
            "1 of 2 test rows (50.0 %) have their user and item in the training file, too.",
            LeakReport.Measure(Split.FromParts(Timed, twice)).Notes);
        Assert.DoesNotContain(LeakReport.Measure(Split.FromParts(Timed, Test)).Notes, note => note.Contains("training file"));
    }

    [Fact]
    public void Both_files_have_ratings_or_none()
    {
        var chosen = Ratings.Read(InMemory.File("user,item\na,v\n"));
        Assert.Contains("tell only who chose what", Assert.Throws<ArgumentException>(() => Split.FromParts(Timed, chosen)).Message);
        Assert.Contains("The test rows have ratings", Assert.Throws<ArgumentException>(() => Split.FromParts(chosen, Timed)).Message);
        Assert.True(Split.FromParts(chosen, chosen).Test.IsImplicit);
    }

    [Fact]
    public void Of_two_files_of_sequences_the_second_goes_on_where_the_first_ends()
    {
        var options = new ReadOptions { Columns = ["user", "items"] };
        var split = Split.FromParts(
            Ratings.Read(InMemory.File("1 5 6\n2 6 7 8\n"), options), Ratings.Read(InMemory.File("2 9\n3 5\n"), options));
        Assert.Equal([4L, 1L], split.Test.Time);
        Assert.Equal([1L, 2, 1, 2, 3], split.Train.Time);
        Assert.True(split.Test.TimeIsOrder);
    }

    [Fact]
    public void Rows_to_decide_by_that_can_not_be_chosen_are_refused_with_the_reason()
    {
        var untimed = Ratings.FromRows([("a", "v", 5, 0), ("b", "w", 4, 0)]);
        Assert.StartsWith(
            "Rows to decide by can't be chosen from the 2 training rows. 2 of 2 rows have no time",
            Assert.Throws<ArgumentException>(
                () => Split.FromParts(untimed, Test, new SplitPlan { Method = SplitMethod.Time, Validation = .5 })).Message);
    }

    [Theory]
    [InlineData("AMusic.train.rating", "0\t578\t5\n0\t7\t4\n", 0L)]
    [InlineData("ml-1m.test.rating", "0\t578\t5\t978824351\n1\t7\t4\t978824352\n", 978824351L)]
    public void Files_of_ncf_and_deepcf_are_known_by_their_names(string name, string text, long time)
    {
        var ratings = Ratings.Read(InMemory.File(text, name));
        Assert.Equal(("0", "578", 5f, time), SmallRatings.Rows(ratings.Rows([0])).Single());
        Assert.Contains("can't be told", Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(text, "rating.txt"))).Message);
    }

    [Fact]
    public void Per_item_the_share_of_each_items_rows_is_rounded()
    {
        var rows = Ratings.FromRows(
            Enumerable.Range(0, 10).Select(user => ($"u{user}", "ten", 5f, 0L)).Concat(
                Enumerable.Range(0, 6).Select(user => ($"u{user}", "six", 4f, 0L)))
                .Concat([("u0", "two", 3f, 0L), ("u1", "two", 3f, 0L), ("u2", "one", 3f, 0L)]));
        var split = Split.PerItem(rows, test: .25, validation: .2, seed: 1);
        Assert.Equal([0, 2, 2, 0], split.Test.CountsPerItem()); // one, six, ten, two
        Assert.Equal([0, 1, 2, 0], split.Validation.CountsPerItem());
        Assert.Equal(("per-item", 1UL), (split.Method, split.Seed));
        Assert.NotEqual(split.Hash, Split.PerItem(rows, .25, .2, seed: 2).Hash);
    }

    [Fact]
    public void Without_ratings_all_splits_are_made_but_the_one_by_rating()
    {
        var rows = Ratings.Read(
            InMemory.File(
                "user,item,timestamp\n"
                + string.Concat(Enumerable.Range(0, 400).Select(i => $"u{i % 20},i{i / 20},{1400000000 + (i * 7 % 400)}\n"))));
        foreach (var method in Enum.GetValues<SplitMethod>().Where(method => method != SplitMethod.Stratified))
        {
            var split = new SplitPlan { Method = method, Seed = 1 }.Make(rows);
            Assert.True(split is { Train.IsImplicit: true, Validation: { IsImplicit: true, Count: > 0 }, Test: { IsImplicit: true, Count: > 0 } });
        }

        Assert.Contains("no ratings", Assert.Throws<ArgumentException>(() => Split.StratifiedByRating(rows, .2)).Message);
        Assert.Contains("no ratings", Assert.Throws<ArgumentException>(() => Split.StratifiedFolds(rows, 5)).Message);
    }
}
