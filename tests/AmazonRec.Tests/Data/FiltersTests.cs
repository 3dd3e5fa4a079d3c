using AmazonRec.Data;

namespace AmazonRec.Tests.Data;

public sealed class FiltersTests
{
    [Fact]
    public void Sparse_users_and_items_go_in_one_pass_by_counts_taken_before()
    {
        // Item x has 2 ratings, y has 1; user a has 2, b has 1. Dropping y leaves a with one rating, and a stays: it had two.
        var ratings = Ratings.Of([("a", "x", 5, 1), ("a", "y", 4, 2), ("b", "x", 3, 3)]);
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
        var ratings = Ratings.Of([("a", "x", 5, 1)]);
        Assert.Single(ratings.WithMoreThan(0, 0).Funnel);
    }

    [Fact]
    public void Codes_are_packed_after_a_filter()
    {
        var ratings = Ratings.Of([("a", "x", 1, 0), ("b", "y", 2, 0), ("c", "y", 3, 0)]).WithMoreThan(perUser: 0, perItem: 1);
        Assert.Equal(["b", "c"], ratings.Users.Ids);
        Assert.Equal([0, 1], ratings.User);
        Assert.Equal([0, 0], ratings.Item);
    }

    [Fact]
    public void Of_copies_the_latest_stays_and_of_equal_times_the_last()
    {
        var ratings = Ratings.Of([("a", "x", 1, 9), ("a", "x", 2, 3), ("b", "x", 3, 5), ("b", "x", 4, 5)]).WithoutCopies();
        Assert.Equal([1f, 4f], ratings.Value);
        Assert.Equal(2, ratings.Funnel[^1].Dropped);
    }
}
