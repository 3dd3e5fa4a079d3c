using AmazonRec.Data.Inspection;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Inspection;

public sealed class DuplicateReportTests
{
    private static readonly string[] TheEight = [
        "B0014F7B98", "B001IKJOLW", "B0058YEJ5K", "B005AGO4LU", "B0092UF54A", "B009MA34NY", "B010RRWKT4", "B014IBJKNO"];

    [Fact]
    public void Each_kind_of_copy_is_counted()
    {
        var report = DuplicateReport.Measure(
            Written.Of(("u", "a", "good"), ("u", "a", "good"), ("u", "b", "good"), ("u", "b", "bad"), ("v", "a", "good")));
        Assert.Equal((2, 1, 1), (report.RepeatedPairs, report.RepeatedTexts, report.EqualRows));
        Assert.Equal((3, 2, 4, 4), (report.Texts, report.Groups, report.RowsInGroups, report.LargestGroup));
    }

    [Fact]
    public void A_row_of_another_time_or_rating_is_no_equal_row()
    {
        var report = DuplicateReport.Measure(Written.Of([("u", "a", "x", 1, 4), ("u", "a", "x", 2, 4), ("u", "a", "x", 1, 5)]));
        Assert.Equal((2, 0), (report.RepeatedPairs, report.EqualRows));
    }

    [Fact]
    public void Without_texts_only_copies_of_user_and_item_are_told()
    {
        var report = DuplicateReport.Measure(Ratings.FromRows([("u", "a", 4, 1), ("u", "b", 4, 1), ("u", "c", 4, 1), ("u", "a", 4, 1)]));
        Assert.False(report.HasTexts);
        Assert.Equal((1, 0, 1, 3, 2), (report.RepeatedPairs, report.RepeatedTexts, report.EqualRows, report.Texts, report.RowsInGroups));
        Assert.Empty(report.ItemGroups);
    }

    [Fact]
    public void Items_that_share_half_of_the_smaller_ones_reviews_and_at_least_three_are_a_group()
    {
        // a and b share 3 of b's 6; c shares 2 of its 2 with a; d shares 3 of 7 with a.
        var report = DuplicateReport.Measure(Written.Of(
        [
            .. Reviews("a", 0, 20), .. Reviews("b", 17, 23), .. Reviews("c", 0, 2), .. Reviews("d", 5, 8), .. Reviews("d", 30, 34),
        ]));
        var group = Assert.Single(report.ItemGroups);
        Assert.Equal([new("a", 20, 20, 3, 3 / 20.0), new("b", 6, 6, 3, .5)], group.Items);
        Assert.Equal((26, 23, 3, 3), (group.Rows, group.Reviews, group.Shared, group.Common));
    }

    [Fact]
    public void What_belongs_to_one_of_a_group_belongs_to_the_group()
    {
        var group = Assert.Single(
            DuplicateReport.Measure(Written.Of([.. Reviews("a", 0, 4), .. Reviews("b", 0, 8), .. Reviews("c", 4, 8)])).ItemGroups);
        Assert.Equal(["a", "b", "c"], group.Items.Select(i => i.Id));
        Assert.Equal((8, 8, 0), (group.Reviews, group.Shared, group.Common));
    }

    [Fact]
    public void A_user_who_writes_the_same_under_thousands_of_items_makes_no_group() =>
        Assert.Empty(DuplicateReport.Measure(Written.Of([.. Enumerable.Range(0, 3000).Select(i => ("u", $"i{i}", "good"))])).ItemGroups);

    [Fact]
    public void Each_text_is_kept_once_where_it_first_stands()
    {
        var ratings = Written.Of(("u", "b", "good"), ("u", "a", "good"), ("v", "a", "good"), ("u", "a", "bad"), ("u", "b", "good"));
        var once = DistinctReviews.Of(ratings);
        Assert.Equal(
            [("u", "b"), ("v", "a"), ("u", "a")],
            Enumerable.Range(0, once.Count).Select(row => (once.Users[once.User[row]], once.Items[once.Item[row]])));
    }

    [Fact]
    public void Groups_are_those_that_comparing_all_pairs_of_items_finds() => Prop.ForAll(
        Gen.Choose(0, 5).Three().NonEmptyListOf().ToArbitrary(),
        rows =>
        {
            var ratings = Written.Of([.. rows.Select(r => ($"u{r.Item1}", $"i{r.Item2}", $"t{r.Item3}"))]);
            var reviews = Enumerable.Range(0, ratings.Count)
                .GroupBy(row => ratings.Item[row], row => (ratings.User[row], ratings.TextHash![row]))
                .ToDictionary(g => g.Key, g => g.ToHashSet());
            var groupOf = reviews.Keys.ToDictionary(i => i);
            foreach (var _ in reviews)
                foreach (var (a, ofA) in reviews)
                    foreach (var (b, ofB) in reviews)
                        if (ofA.Intersect(ofB).Count() is >= 3 and var shared && shared * 2 >= Math.Min(ofA.Count, ofB.Count))
                            groupOf[a] = groupOf[b] = Math.Min(groupOf[a], groupOf[b]);
            var expected = groupOf.GroupBy(g => g.Value, g => ratings.Items[g.Key]).Where(g => g.Count() > 1)
                .Select(g => string.Join(' ', g.Order(StringComparer.Ordinal)));

            var report = DuplicateReport.Measure(ratings);
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                report.ItemGroups.Select(g => string.Join(' ', g.Items.Select(i => i.Id))).Order(StringComparer.Ordinal));
            Assert.Equal(report.Texts, DistinctReviews.Of(ratings).Count);
            Assert.All(report.ItemGroups.SelectMany(g => g.Items), item => Assert.Equal(reviews[Code(item.Id)].Count, item.Reviews));

            int Code(string id) => ratings.Items.TryGetCode(id, out var code) ? code : -1;
        }).QuickCheckThrowOnFailure();

    [SharedFact]
    public void In_the_fashion_reviews_eight_items_carry_the_same_359_reviews()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2018-fashion", "AMAZON_FASHION_5.json.gz"));
        var report = DuplicateReport.Measure(ratings);
        Assert.Equal((3_176, 447, 134, 89), (ratings.Count, report.Texts, report.RepeatedPairs, report.EqualRows));
        var group = report.ItemGroups[0];
        Assert.Equal(TheEight, group.Items.Select(i => i.Id));
        Assert.Equal((359, 375, 2_986), (group.Common, group.Reviews, group.Rows));
        Assert.Equal([3, 2, 2, 2], report.ItemGroups.Skip(1).Select(g => g.Items.Count));
    }

    [SharedTheory]
    [InlineData("amazon2014-musical/Musical_Instruments_5.json.gz", 0)]
    [InlineData("movielens-100k/u.data", 0)]
    public void Files_without_copies_are_told_as_such(string file, int rows) =>
        Assert.Equal(rows, DuplicateReport.Measure(Ratings.Read(Shared.Data(file))).RepeatedPairs);

    /// <summary>An item's reviews by numbered users, each with a text of their own.</summary>
    private static IEnumerable<(string User, string Item, string Text)> Reviews(string item, int from, int to) =>
        Enumerable.Range(from, to - from).Select(n => ($"u{n}", item, $"text {n}"));
}
