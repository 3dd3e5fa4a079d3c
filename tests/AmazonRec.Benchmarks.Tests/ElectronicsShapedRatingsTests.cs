using AmazonRec.Data;

namespace AmazonRec.Benchmarks.Tests;

public sealed class ElectronicsShapedRatingsTests
{
    private static readonly Ratings Made = ElectronicsShapedRatings.Make(ElectronicsShape.Small);

    [Fact]
    public void There_are_exactly_as_many_users_items_and_ratings_as_asked_for()
    {
        var shape = ElectronicsShape.Small;
        Assert.Equal((shape.Users, shape.Items, shape.Ratings), (Made.Users.Count, Made.Items.Count, Made.Count));
    }

    [Fact]
    public void Every_user_has_at_least_eleven_and_a_few_have_very_many()
    {
        var counts = Made.CountsPerUser();
        Assert.Equal(11, counts.Min());
        Assert.InRange(counts.Max(), 100, ElectronicsShape.Small.MostPerUser);
        Assert.InRange(counts.Order().ElementAt(counts.Length / 2), 11, 15);
    }

    [Fact]
    public void Nobody_rates_an_item_twice() =>
        Assert.Equal(Made.Count, Made.User.Zip(Made.Item).Distinct().Count());

    [Fact]
    public void Popular_items_have_many_times_the_ratings_of_others()
    {
        var counts = Made.CountsPerItem().OrderDescending().ToArray();
        Assert.InRange(counts[10] / (double)counts[^10], 4, 30);
    }

    [Fact]
    public void Stars_are_whole_and_j_shaped()
    {
        var shares = Made.Value.CountBy(v => v).ToDictionary(s => s.Key, s => s.Value / (double)Made.Count);
        Assert.Equal([1f, 2f, 3f, 4f, 5f], shares.Keys.Order());
        Assert.Equal(0.595, shares[5], 0.01);
        Assert.True(shares[1] > shares[2]);
    }

    [Fact]
    public void Equal_seeds_make_equal_ratings_and_others_others()
    {
        static string Hash(ElectronicsShape shape) => Split.Random(ElectronicsShapedRatings.Make(shape), 0.3).Hash;
        Assert.Equal(Hash(ElectronicsShape.Small), Hash(ElectronicsShape.Small));
        Assert.NotEqual(Hash(ElectronicsShape.Small), Hash(ElectronicsShape.Small with { Seed = 1 }));
    }

    [Fact]
    public void The_last_users_take_what_is_left_however_full()
    {
        var shape = new ElectronicsShape { Users = 5, Items = 40, LeastPerUser = 1, Ratings = 98 };
        Assert.Equal(98, ElectronicsShapedRatings.Make(shape).Count);
        Assert.Throws<ArgumentException>(() => ElectronicsShapedRatings.Make(shape with { Ratings = 101 }));
        Assert.Throws<ArgumentException>(() => ElectronicsShapedRatings.Make(shape with { Ratings = 4 }));
    }
}
