namespace AmazonRec.Synthesis.Tests;

public sealed class SyntheticRatingsTests
{
    /// <summary>Sparse, dense, many users, many items, and the smallest there is: users, items, ratings.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 600, 300, 11_000 }, { 2, 2, 2 }, { 3, 4, 6 }, { 10, 10, 50 }, { 1000, 10, 5000 }, { 1000, 10, 1000 }, { 5, 1000, 1000 },
        { 5, 1000, 2500 }, { 700, 700, 700 }, { 3000, 2000, 40_000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Users_total_exactly_the_ratings_asked_for_and_each_has_one(int users, int items, int ratings)
    {
        var counts = Make(users, items, ratings).Users.CountBy(user => user).Select(pair => pair.Value).ToList();
        Assert.Equal(users, counts.Count);
        Assert.Equal(ratings, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 1, items / 2));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_item_is_rated(int users, int items, int ratings) =>
        Assert.Equal(Enumerable.Range(0, items), Make(users, items, ratings).Items.Distinct().Order());

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nobody_rates_an_item_twice(int users, int items, int ratings)
    {
        var made = Make(users, items, ratings);
        Assert.Equal(ratings, made.Users.Zip(made.Items).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void Stars_are_shared_out_as_in_amazons_data(ulong seed)
    {
        var stars = new SyntheticRatings(new SynthesisOptions { Seed = seed }).Stars;
        (byte Star, double Low, double High)[] bands = [(5, 58, 62), (4, 18, 20), (3, 8, 9), (2, 4.5, 5.5), (1, 7.5, 8.5)];
        foreach (var (star, low, high) in bands) Assert.InRange(100.0 * stars.Count(s => s == star) / stars.Length, low, high);
    }

    [Fact]
    public void A_tenth_of_the_users_writes_more_than_three_tenths() => Assert.True(ShareOfTopTenth(Make(600, 300, 11_000).Users) > 0.3);

    [Fact]
    public void A_tenth_of_the_items_gets_more_than_three_tenths() => Assert.True(ShareOfTopTenth(Make(600, 300, 11_000).Items) > 0.3);

    [Fact]
    public void A_users_later_ratings_have_later_days()
    {
        var made = Make(600, 300, 11_000);
        for (var n = 1; n < made.Days.Length; n++)
        {
            Assert.InRange(made.Days[n], SyntheticRatings.FirstDay, SyntheticRatings.LastDay);
            if (made.Users[n] == made.Users[n - 1]) Assert.True(made.Days[n] >= made.Days[n - 1]);
        }
    }

    [Fact]
    public void A_users_taste_does_not_depend_on_how_much_is_written()
    {
        var users = new SyntheticUsers(new SynthesisOptions { Ratings = 11_000 });
        var more = new SyntheticUsers(new SynthesisOptions { Ratings = 20_000 });
        Assert.Equal(users.Tastes(17).ToArray(), more.Tastes(17).ToArray());
        Assert.Equal(users.Kindness[17], more.Kindness[17]);
    }

    [Fact]
    public void Cancelling_stops_the_choosing()
    {
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(
            () => new SyntheticRatings(new SynthesisOptions(), new SynthesisWork { Cancellation = cancelled }));
    }

    private static SyntheticRatings Make(int users, int items, int ratings) =>
        new(new SynthesisOptions { Users = users, Items = items, Ratings = ratings });

    private static double ShareOfTopTenth(int[] who)
    {
        var counts = who.CountBy(one => one).Select(pair => pair.Value).OrderDescending().ToList();
        return (double)counts.Take(counts.Count / 10).Sum() / who.Length;
    }
}
