using AmazonRec.Data;

namespace AmazonRec.Tests.Rankers;

public sealed class InteractionsTests
{
    private static readonly Ratings Rows = Ratings.FromRows(
    [
        ("ann", "x", 5, 30), ("ann", "y", 2, 10), ("ann", "z", 4, 20), ("ann", "y", 3, 40), ("bob", "z", 1, 5), ("bob", "x", 4, 5),
    ]);

    [Fact]
    public void Items_stand_in_the_order_of_time_and_once_where_they_were_chosen_last()
    {
        var chosen = Interactions.From(Rows);
        Assert.Equal([2, 0, 1], chosen.ItemsOf(0));
        Assert.Equal([4f, 5f, 3f], chosen.RatingsOf(0));
        Assert.Equal(5, chosen.Count);
    }

    [Fact]
    public void Equal_times_keep_the_order_of_the_file() => Assert.Equal([2, 0], Interactions.From(Rows).ItemsOf(1));

    [Fact]
    public void Low_ratings_do_not_count_where_that_is_asked_for()
    {
        var liked = Interactions.From(Rows, from: 4);
        Assert.Equal([2, 0], liked.ItemsOf(0));
        Assert.Equal([0], liked.ItemsOf(1));
    }

    [Fact]
    public void Each_item_has_its_users()
    {
        var chosen = Interactions.From(Rows);
        Assert.Equal([0, 1], chosen.UsersOf(0));
        Assert.Equal([0], chosen.UsersOf(1));
        Assert.Equal([2, 1, 2], chosen.CountsPerItem());
    }
}
