namespace AmazonRec.Synthesis.Tests;

public sealed class DriftTests
{
    private const int Quarter = (SyntheticRatings.LastDay - SyntheticRatings.FirstDay) / 4;
    private static readonly SynthesisOptions Many = new() { Users = 3000, Items = 400, Ratings = 40_000 };
    private static readonly SyntheticRatings Still = new(Many);
    private static readonly SyntheticRatings Moving = new(Many with { Drift = 1 });

    [Fact]
    public void With_drift_the_mean_rating_rises_from_year_to_year_and_without_it_stays()
    {
        var moving = MeansByYear(Moving);
        Assert.Equal(moving.Order(), moving);
        Assert.True(moving[^1] - moving[0] > 0.6, $"from {moving[0]:F2} to {moving[^1]:F2}");
        var still = MeansByYear(Still);
        Assert.True(still.Max() - still.Min() < 0.2, $"from {still.Min():F2} to {still.Max():F2}");
    }

    [Fact]
    public void With_drift_other_topics_are_rated_late_than_early() =>
        Assert.True(TopicsMoved(Moving) > 3 * TopicsMoved(Still), $"{TopicsMoved(Moving):F3} and {TopicsMoved(Still):F3}");

    [Fact]
    public void With_drift_other_items_are_popular_late_than_early()
    {
        Assert.True(PopularBothEarlyAndLate(Still) > 30);
        Assert.True(PopularBothEarlyAndLate(Moving) < 20);
    }

    [Fact]
    public void Stars_are_shared_out_the_same_over_all_years() => Assert.Equal(
        Still.Stars.Count(stars => stars == 5), Moving.Stars.Count(stars => stars == 5), 100.0);

    private static double[] MeansByYear(SyntheticRatings ratings) =>
    [
        .. Enumerable.Range(0, ratings.Days.Length).Where(n => ratings.Days[n] < 17_532).GroupBy(n => Labels.Year(ratings.Days[n]))
            .OrderBy(year => year.Key).Where(year => year.Count() > 500).Select(year => year.Average(n => ratings.Stars[n])),
    ];

    private static double TopicsMoved(SyntheticRatings ratings)
    {
        double[] Shares(IEnumerable<int> rows) =>
            [
                .. Enumerable.Range(0, Topic.All.Length)
                .Select(t => rows.Average(n => ratings.ItemTruth.Topics[ratings.Items[n]] == t ? 1.0 : 0))];
        return Shares(Early(ratings)).Zip(Shares(Late(ratings)), (a, b) => Math.Abs(a - b)).Sum();
    }

    private static int PopularBothEarlyAndLate(SyntheticRatings ratings)
    {
        HashSet<int> Top(IEnumerable<int> rows) =>
            [.. rows.CountBy(n => ratings.Items[n]).OrderByDescending(pair => pair.Value).Take(50).Select(pair => pair.Key)];
        return Top(Early(ratings)).Intersect(Top(Late(ratings))).Count();
    }

    private static List<int> Early(SyntheticRatings ratings) => Rows(ratings, day => day < SyntheticRatings.FirstDay + Quarter);

    private static List<int> Late(SyntheticRatings ratings) => Rows(ratings, day => day > SyntheticRatings.LastDay - Quarter);

    private static List<int> Rows(SyntheticRatings ratings, Func<int, bool> isThen) =>
        [.. Enumerable.Range(0, ratings.Days.Length).Where(n => isThen(ratings.Days[n]))];
}
