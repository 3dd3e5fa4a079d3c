using AmazonRec.Compute;

namespace AmazonRec.Synthesis.Tests;

/// <summary>What a model can gain on the default sample, by averages alone: a fifth of the busy part is held out at random.</summary>
public sealed class LearnabilityTests
{
    private readonly SyntheticRatings _ratings = new(new SynthesisOptions());
    private readonly int[] _kept;
    private readonly int[] _train;
    private readonly int[] _test;

    public LearnabilityTests()
    {
        var users = _ratings.Users.CountBy(user => user).ToDictionary();
        var items = _ratings.Items.CountBy(item => item).ToDictionary();
        _kept = [.. Enumerable.Range(0, _ratings.Users.Length).Where(n => users[_ratings.Users[n]] > 10 && items[_ratings.Items[n]] > 10)];
        RandomSource.For(1, "split").Shuffle(_kept.AsSpan());
        _train = _kept[(_kept.Length / 5)..];
        _test = _kept[..(_kept.Length / 5)];
    }

    [Fact]
    public void Most_ratings_are_of_users_and_items_with_more_than_ten() => Assert.True(_kept.Length > 0.6 * _ratings.Users.Length);

    [Fact]
    public void Users_and_items_explain_much_and_tastes_some_more()
    {
        var mean = _train.Average(n => (double)_ratings.Stars[n]);
        double Mean(int n) => mean;
        var byItem = Refine(Mean, n => _ratings.Items[n], shrinkage: 4);
        var byUser = Refine(byItem, n => _ratings.Users[n], shrinkage: 4);
        var byTopic = Refine(byUser, UserAndTopic, shrinkage: 4);

        Assert.InRange(Rmse(Mean), 1.15, 1.35);
        Assert.InRange(Rmse(byUser) / Rmse(Mean), 0.7, 0.88);
        Assert.InRange(Rmse(byTopic) / Rmse(byUser), 0.85, 0.97);
    }

    [Fact]
    public void Users_rate_the_topics_that_they_like()
    {
        var mean = Enumerable.Range(0, _ratings.Users.Length).Average(n => _ratings.Match(_ratings.Users[n], _ratings.Items[n]));
        Assert.True(mean > 0.3, $"The mean match is {mean}, where any user with any item has 0.");
    }

    private int UserAndTopic(int n) => _ratings.Users[n] * Topic.All.Length + _ratings.ItemTruth.Topics[_ratings.Items[n]];

    private Func<int, double> Refine(Func<int, double> model, Func<int, int> group, double shrinkage)
    {
        var steps = _train.GroupBy(group)
            .ToDictionary(g => g.Key, g => g.Sum(n => _ratings.Stars[n] - model(n)) / (g.Count() + shrinkage));
        return n => model(n) + steps.GetValueOrDefault(group(n));
    }

    private double Rmse(Func<int, double> model) => Math.Sqrt(_test.Average(n => Math.Pow(_ratings.Stars[n] - model(n), 2)));
}
