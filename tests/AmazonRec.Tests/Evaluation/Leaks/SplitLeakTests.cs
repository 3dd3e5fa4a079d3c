using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Tests.Evaluation.Leaks;

public sealed class SplitLeakTests
{
    /// <summary>30 ratings of each of 40 users that nothing foretells, each pair once.</summary>
    private static readonly (string User, string Item, float Stars, long Time)[] Distinct =
        [
            .. from user in Enumerable.Range(0, 40) from item in Enumerable.Range(0, 30) select (
                $"u{user}", $"i{(item + user) % 60}", Stars(user, item), 1000L + item)];

    private static readonly Split ByHand = Split.FromParts(
        Ratings.FromRows([("a", "x", 5, 1), ("a", "y", 1, 1), ("b", "x", 3, 1)]),
        Ratings.FromRows([("a", "x", 5, 2), ("b", "z", 4, 2)]));

    [Fact]
    public void Means_and_memory_are_measured_on_rows_with_a_copy_and_on_others()
    {
        var leak = SplitLeak.Measure(ByHand);
        Assert.Equal((2, 1, .5, 1, null), (leak.TestRows, leak.Copies, leak.Share, leak.SameUserAndItem, leak.SameUserAndText));
        // Without a's own row on x, a's mean is 1 and x's is 3: the global mean, 3, is as good as the latter.
        Assert.Equal(
            new CopyGroup(1, new(2, 2), new(2, 2), new(1, 1)) { Memory = new(0, 0), WithoutCopies = new(2, 2) },
            leak.OnCopies);
        Assert.Equal(new CopyGroup(1, new(1, 1), new(1, 1), new(1, 1)), leak.OnOthers);
        Assert.Equal(1 - Math.Sqrt(1 / 5.0), leak.Gain, 12);
        Assert.Equal(LeakLevel.Leaks, leak.Level);
        Assert.StartsWith(
            "1 of 2 test rows (50.0 %) have a copy among the training rows (1 of the same user and item): memory alone, which answers "
            + "with the copy's rating, reaches RMSE 0.00 there and a user mean 2.00",
            leak.Sentence);
        Assert.StartsWith("--split grouped keeps copies on one side", leak.Remedy);
    }

    [Fact]
    public void A_model_is_measured_on_both_groups_and_changes_nothing_of_the_verdict()
    {
        var leak = SplitLeak.Measure(ByHand);
        var with = leak.With("mf", [4, 2], ByHand.Test.Value);
        Assert.Equal((new MeanErrors(1, 1), new MeanErrors(2, 2)), (with.OnCopies!.Models!["mf"], with.OnOthers!.Models!["mf"]));
        Assert.Equal((leak.Level, leak.Gain, leak.Sentence), (with.Level, with.Gain, with.Sentence));
        Assert.Throws<ArgumentException>(() => leak.With("mf", [4], ByHand.Test.Value));
    }

    [Fact]
    public void Where_all_rows_are_distinct_nothing_leaks()
    {
        var leak = SplitLeak.Measure(Split.Random(Ratings.FromRows(Distinct), .2, .1));
        Assert.Equal((LeakLevel.None, 0, null, null), (leak.Level, leak.Copies, leak.OnCopies, leak.Remedy));
        Assert.Equal(
            "No test row has a copy among the training rows. The rows come without texts, so copies of a review on other items can't be "
            + "told.",
            leak.Sentence);
    }

    [Fact]
    public void Where_every_row_stands_twice_memory_tells_what_the_mean_of_a_busy_user_does_not()
    {
        var leak = SplitLeak.Measure(Split.Random(Ratings.FromRows([.. Distinct, .. Distinct]), .2, .1));
        Assert.Equal(LeakLevel.Leaks, leak.Level);
        Assert.Equal(0, leak.OnCopies!.Memory!.Value.Rmse);
        Assert.InRange(leak.OnCopies.UserMean.Rmse, .9 * leak.OnOthers!.UserMean.Rmse, 1.1 * leak.OnOthers.UserMean.Rmse);
    }

    [Fact]
    public void The_reviews_of_a_cloned_product_leak_and_without_texts_it_is_said_that_they_can_not_be_told()
    {
        var rows = Distinct.Select(r => (r.User, r.Item, Text: $"{r.User} on {r.Item}", r.Time, r.Stars)).ToArray();
        var cloned = Written.Of(
            rows.Concat(
                rows.Where(r => r.Item == "i7").SelectMany(r => Enumerable.Range(0, 8).Select(n => r with { Item = $"clone {n}" }))));
        var leak = SplitLeak.Measure(Split.Random(cloned, .2, seed: 1));
        Assert.Equal(LeakLevel.Leaks, leak.Level);
        Assert.Equal((0, leak.Copies), (leak.SameUserAndItem, leak.SameUserAndText));
        Assert.Contains("--texts first", leak.Remedy);
        var bare = new Ratings(cloned.Users, cloned.Items, cloned.User, cloned.Item, cloned.Value, cloned.Time);
        var blind = SplitLeak.Measure(Split.Random(bare, .2, seed: 1));
        Assert.Equal(LeakLevel.None, blind.Level);
        Assert.EndsWith("can't be told.", blind.Sentence);
    }

    [Fact]
    public void The_kinds_of_copies_that_are_named_add_up_to_all_of_them()
    {
        // In training: u on a and b with one text, v twice without, w on a. By way of u's row on c, that on d copies those on a and b.
        var rows = Written.Of(
        [
            ("u", "a", "good", 1, 5), ("u", "b", "good", 1, 5), ("v", "a", "", 1, 5), ("w", "a", "fine", 1, 5),
            ("u", "a", "good", 2, 4), ("u", "c", "good", 2, 4), ("v", "b", "", 1, 5), ("w", "b", "well", 1, 5),
            ("u", "c", "bad", 3, 1),
        ]);
        var leak = SplitLeak.Measure(
            Split.OfParts("given", null, Protocol.Clean, rows.Rows([0, 1, 2, 3]), rows.Rows([]), rows.Rows([4, 5, 6, 7, 8])));
        Assert.Equal((4, 1, 2), (leak.Copies, leak.SameUserAndItem, leak.SameUserAndText));
        Assert.Contains(
            "(1 of the same user and item, 1 more of the same user and text, 1 more without a text, of the same user, time and rating, "
            + "1 more by way of another copy)",
            leak.Sentence);
    }

    [Fact]
    public void In_any_split_no_row_is_named_twice() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        var split = Split.Random(ratings.Rows([.. Enumerable.Range(0, ratings.Count), .. Enumerable.Range(0, ratings.Count)]), .3, .2);
        var kinds = CopyKinds.Count(split);
        return kinds.SameUserAndItem + kinds.TextAlone + kinds.NoText <= SplitLeak.Measure(split).Copies;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ratings_of_the_same_pair_that_tell_nothing_of_each_other_are_copies_and_no_leak()
    {
        var rows = Enumerable.Range(0, 3)
            .SelectMany(n => Distinct.Select(r => r with { Stars = Stars(n + 50, (r.User + r.Item).Sum(c => c * (n + 3))) }));
        var leak = SplitLeak.Measure(Split.Random(Ratings.FromRows(rows), .2));
        Assert.Equal(LeakLevel.Copies, leak.Level);
        Assert.True(leak.Share > .8);
        Assert.Contains("remembering them gains nothing", leak.Sentence);
        Assert.Equal(("clean, but for copies", Protocol.Clean), (ProtocolLabel.Write(Protocol.Clean, leak), leak.Judged(Protocol.Clean)));
    }

    [Fact]
    public void Less_than_one_copy_in_a_hundred_rows_is_told_and_no_leak()
    {
        var leak = SplitLeak.Measure(
            Split.FromParts(Ratings.FromRows(Distinct[..1000]), Ratings.FromRows([.. Distinct[1000..], Distinct[0]])));
        Assert.Equal((201, 1), (leak.TestRows, leak.Copies));
        Assert.Equal(LeakLevel.Copies, leak.Level);
        Assert.Contains("but they are less than 1 % of the rows", leak.Sentence);
    }

    [Fact]
    public void Validation_rows_that_are_copies_of_training_or_of_test_rows_leak_what_is_chosen()
    {
        var ratings = Ratings.FromRows(Distinct);
        Ratings Rows(int from, int count) => ratings.Rows([.. Enumerable.Range(from, count)]);
        var (train, test) = (Rows(0, 900), Rows(1000, 200));
        Assert.Equal(LeakLevel.None, Level(Rows(900, 100)));
        Assert.Equal(LeakLevel.Leaks, Level(Rows(0, 100)));
        Assert.Equal(LeakLevel.Leaks, Level(Rows(1000, 100)));
        var leak = SplitLeak.Measure(Split.OfParts("given", null, Protocol.Clean, train, Rows(1000, 100), test));
        Assert.Equal((0, 100), (leak.Copies, leak.Validation!.Copies));
        Assert.Contains(
            "100 of 100 validation rows (100.0 %) have a copy among the training or test rows: what is chosen by them", leak.Sentence);

        LeakLevel Level(Ratings validation) =>
            SplitLeak.Measure(Split.OfParts("given", null, Protocol.Clean, train, validation, test)).Level;
    }

    [Fact]
    public void As_reported_the_test_rows_are_no_validation_rows_of_their_own()
    {
        var leak = SplitLeak.Measure(Split.Random(Ratings.FromRows(Distinct), .2, .1).AsReported());
        Assert.Equal((LeakLevel.None, null), (leak.Level, leak.Validation));
        Assert.Equal("as reported", ProtocolLabel.Write(Protocol.AsReported, leak));
    }

    [Fact]
    public void Grouped_splits_and_folds_leave_no_copy_across_nor_in_the_validation_rows() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        try
        {
            var drawn = SplitLeak.Measure(Split.Grouped(ratings, .3, .2));
            var folds = Split.GroupedFolds(ratings, 2);
            var inner = folds.Select(fold => fold.WithoutTest(.3))
                .Select(f => Split.OfParts(f.Method, f.Seed, f.Protocol, f.Train, f.Validation, f.Validation)).ToArray();
            return (drawn.Level, SplitLeak.Measure(folds).Level, SplitLeak.Measure(inner).Copies) == (LeakLevel.None, LeakLevel.None, 0);
        }
        catch (ArgumentException)
        {
            return true; // too few groups
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Folds_are_judged_together_and_the_remedy_is_theirs()
    {
        var leak = SplitLeak.Measure(Split.Folds(Ratings.FromRows([.. Distinct, .. Distinct]), 4));
        Assert.Equal((2 * Distinct.Length, LeakLevel.Leaks, null), (leak.TestRows, leak.Level, leak.Validation));
        Assert.StartsWith("--split grouped", leak.Remedy);
    }

    [Fact]
    public void A_verdict_comes_back_from_json_but_for_which_row_is_which()
    {
        var leak = SplitLeak.Measure(ByHand).With("mf", [4, 2], ByHand.Test.Value);
        var read = Json.Parse<SplitLeak>(Json.Write(leak));
        Assert.Equal(Json.Write(leak), Json.Write(read));
        Assert.Throws<InvalidOperationException>(() => read.With("mf", [4, 2], ByHand.Test.Value));
    }

    [Fact]
    public void Only_what_was_looked_at_and_does_not_leak_is_called_clean()
    {
        var (leaky, clean) = (SplitLeak.Measure(ByHand), SplitLeak.Measure(Split.Random(Ratings.FromRows(Distinct), .2)));
        Assert.Equal(
            (Protocol.Leaky, Protocol.AsReported, Protocol.Clean),
            (leaky.Judged(Protocol.Clean), leaky.Judged(Protocol.AsReported), clean.Judged(Protocol.Clean)));
        Assert.Equal(
            ("leaky", "clean", "not judged"),
            (
                ProtocolLabel.Write(Protocol.Leaky, leaky),
                ProtocolLabel.Write(Protocol.Clean, clean),
                ProtocolLabel.Write(Protocol.Clean, leak: null)));
    }

    [SharedFact]
    public void Fashion_leaks_at_random_and_is_clean_in_groups_and_musical_instruments_are_clean()
    {
        var fashion = Ratings.Read(Shared.Data("amazon2018-fashion/AMAZON_FASHION_5.json.gz"));
        Assert.Equal(LeakLevel.Leaks, SplitLeak.Measure(Split.Random(fashion, .2, .1)).Level);
        Assert.Equal(LeakLevel.Leaks, SplitLeak.Measure(Split.Folds(fashion, 5)).Level);
        Assert.Equal(LeakLevel.None, SplitLeak.Measure(Split.Grouped(fashion, .2, .1)).Level);
        Assert.Equal(
            LeakLevel.None,
            SplitLeak.Measure(Split.Random(Ratings.Read(Shared.Data("amazon2014-musical/Musical_Instruments_5.json.gz")), .2, .1)).Level);
    }

    private static float Stars(int a, int b) => 1 + (int)(((uint)((a * 7919) + (b * 104729)) * 2654435761u) >> 16) % 5;
}
