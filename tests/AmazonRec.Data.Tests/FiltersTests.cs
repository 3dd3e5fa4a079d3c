using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests;

public sealed class FiltersTests
{
    [Fact]
    public void Sparse_users_and_items_go_in_one_pass_by_counts_taken_before()
    {
        // Item x has 2 ratings, y has 1; user a has 2, b has 1. Dropping y leaves a with one rating, and a stays: it had two.
        var ratings = Ratings.FromRows([("a", "x", 5, 1), ("a", "y", 4, 2), ("b", "x", 3, 3)]);
        var kept = ratings.WithMoreThan(perUser: 1, perItem: 1);
        Assert.Equal(["a"], kept.Users.Ids);
        Assert.Equal(["x"], kept.Items.Ids);
        Assert.Equal([5f], kept.Value);
        Assert.Equal(
            [new("given", 3, 2, 2, 0), new("items with > 1 ratings", 2, 2, 1, 1), new("users with > 1 ratings", 1, 1, 1, 1)],
            kept.Funnel);
    }

    [Fact]
    public void Bounds_of_zero_keep_all_and_add_no_step()
    {
        var ratings = Ratings.FromRows([("a", "x", 5, 1)]);
        Assert.Single(ratings.WithMoreThan(0, 0).Funnel);
    }

    [Fact]
    public void Codes_are_packed_after_a_filter()
    {
        var ratings = Ratings.FromRows([("a", "x", 1, 0), ("b", "y", 2, 0), ("c", "y", 3, 0)]).WithMoreThan(perUser: 0, perItem: 1);
        Assert.Equal(["b", "c"], ratings.Users.Ids);
        Assert.Equal([0, 1], ratings.User);
        Assert.Equal([0, 0], ratings.Item);
    }

    [Fact]
    public void Of_copies_the_latest_stays_and_of_equal_times_the_last()
    {
        var ratings = Ratings.FromRows([("a", "x", 1, 9), ("a", "x", 2, 3), ("b", "x", 3, 5), ("b", "x", 4, 5)]).WithoutCopies();
        Assert.Equal([1f, 4f], ratings.Value);
        Assert.Equal(2, ratings.Funnel[^1].Dropped);
    }

    [Fact]
    public void Of_copies_the_first_or_the_mean_can_stay_too()
    {
        var ratings = Ratings.FromRows([("a", "x", 1, 9), ("a", "x", 2, 3), ("a", "x", 5, 3), ("b", "x", 3, 5)]);
        Assert.Equal([("a", "x", 2f, 3L), ("b", "x", 3f, 5L)], SmallRatings.Rows(ratings.WithoutCopies(Keep.First)));
        var mean = ratings.WithoutCopies(Keep.Mean);
        Assert.Equal(8f / 3, mean.Value[0]);
        Assert.Equal([9L, 5L], mean.Time);
        Assert.Equal([1f, 2f, 5f, 3f], ratings.Value); // untouched
    }

    [Fact]
    public void A_core_is_peeled_in_rounds_until_all_have_enough()
    {
        // d's only row goes in round 1; then z has one row and goes in round 2; then c has one and goes in round 3; the square of a, b, x,
        // y stays.
        var ratings = Ratings.FromRows(
            [
                ("a", "x", 1, 0),
                ("a", "y", 1, 0),
                ("b", "x", 1, 0),
                ("b", "y", 1, 0),
                ("c", "y", 1, 0),
                ("c", "z", 1, 0),
                ("d", "z", 1, 0)]).KCore(2,
            2);
        Assert.Equal(["a", "b"], ratings.Users.Ids);
        Assert.Equal(["x", "y"], ratings.Items.Ids);
        Assert.Equal(new FunnelStep("2-core (3 rounds)", 4, 2, 2, 3), ratings.Funnel[^1]);
        Assert.Equal("core: users with >= 1, items with >= 2 ratings (0 rounds)", ratings.KCore(1, 2).Funnel[^1].Step);
    }

    [Fact]
    public void A_span_of_days_holds_its_first_day_and_not_its_end()
    {
        var day = new DateTimeOffset(2014, 7, 23, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var ratings = Ratings.FromRows(
            [("a", "x", 1, day - 1), ("a", "y", 2, day), ("a", "z", 3, day + 86_399), ("b", "x", 4, day + 86_400)]);
        Assert.Equal([2f, 3f], ratings.Between(new DateOnly(2014, 7, 23), new DateOnly(2014, 7, 24)).Value);
        Assert.Equal([4f], ratings.Between(new DateOnly(2014, 7, 24), null).Value);
        Assert.Equal("before 2014-07-23", ratings.Between(null, new DateOnly(2014, 7, 23)).Funnel[^1].Step);
        Assert.Contains(
            "The end is not part",
            Assert.Throws<ArgumentException>(() => ratings.Between(new DateOnly(2014, 7, 23), new DateOnly(2014, 7, 23))).Message);
        Assert.Contains(
            "1 of 1 rows have no time",
            Assert.Throws<ArgumentException>(() => Ratings.FromRows([("a", "x", 1, 0)]).Between(new DateOnly(2014, 7, 23), null)).Message);
    }

    [Fact]
    public void Of_repeated_texts_of_a_user_the_earliest_stays()
    {
        var ratings = SmallRatings.WithTexts(
            [
                ("u", "a", 5, 2, 7),
                ("u", "b", 5, 1, 7),
                ("u", "c", 5, 1, 7),
                ("v", "a", 5, 1, 7),
                ("v", "b", 5, 1, 0),
                ("v", "c", 5, 1, 0),
                ("v", "d", 4, 1, 0)]).WithoutRepeatedTexts();
        Assert.Equal([("u", "b"), ("v", "a"), ("v", "b"), ("v", "d")], SmallRatings.Rows(ratings).Select(r => (r.User, r.Item)));
        Assert.Contains(
            "JSON lines", Assert.Throws<ArgumentException>(() => Ratings.FromRows([("a", "x", 1, 0)]).WithoutRepeatedTexts()).Message);
    }

    [Fact]
    public void Balancing_draws_a_frequent_star_down_to_another()
    {
        var ratings = Ratings.FromRows(Enumerable.Range(0, 100).Select(i => ($"u{i}", "x", i < 80 ? 5f : i < 90 ? 3f : 1f, 0L)));
        var balanced = ratings.Balanced(5, asManyAs: 3, seed: 1);
        Assert.Equal(
            (10, 10, 10), (balanced.Value.Count(v => v == 5), balanced.Value.Count(v => v == 3), balanced.Value.Count(v => v == 1)));
        Assert.NotEqual(balanced.Users.Ids, ratings.Balanced(5, 3, seed: 2).Users.Ids);
        Assert.Equal(100, ratings.Balanced(3, asManyAs: 5).Count);
        Assert.Contains("no rating of 4", Assert.Throws<ArgumentException>(() => ratings.Balanced(5, 4)).Message);
    }

    [Fact]
    public void Rows_without_a_text_are_no_repeated_texts_of_each_other()
    {
        // One user rates five items on a day and says nothing; another says the same of two.
        var ratings = SmallRatings.WithTexts(
            [
                .. Enumerable.Range(0, 5).Select(i => ("u", $"i{i}", 5f, 86_400L, 0UL)),
                ("v", "x", 5, 86_400, 7UL),
                ("v", "y", 5, 86_400, 7UL)]);
        Assert.Equal(6, ratings.WithoutRepeatedTexts().Count);
        Assert.Equal(6, Copies.Find(ratings).Texts);
    }

    [SharedFact]
    public void The_fashion_reviews_are_447_without_repeated_texts() =>
        Assert.Equal(447, Ratings.Read(Shared.Data("amazon2018-fashion", "AMAZON_FASHION_5.json.gz")).WithoutRepeatedTexts().Count);

    [SharedFact]
    public void Musical_instruments_are_the_5_core_that_they_were_published_as()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2014-musical", "Musical_Instruments_5.json.gz"));
        Assert.Equal(new FunnelStep("5-core (0 rounds)", 10_261, 1_429, 900, 0), ratings.KCore(5, 5).Funnel[^1]);
    }
}
