using AmazonRec.Data.Inspection;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Inspection;

public sealed class RatingsProfileTests
{
    [Fact]
    public void A_profile_counts_stars_years_and_activity()
    {
        var profile = RatingsProfile.Measure(
            Ratings.FromRows(
                [("u", "i", 5, At(2014, 12, 31)), ("u", "j", 3, At(2016, 1, 1)), ("v", "i", 5, At(2016, 7, 1)), ("w", "i", 1, 0)]));
        Assert.Equal((4, 3, 2, 4 / 6.0, 3.5), (profile.Ratings, profile.Users, profile.Items, profile.Density, profile.Mean));
        Assert.Equal([new(1, 1), new(3, 1), new(5, 2)], profile.Stars);
        Assert.Equal([new(2014, 1), new(2015, 0), new(2016, 2)], profile.Years);
        Assert.Equal(
            (1, At(2014, 12, 31), At(2016, 7, 1)),
            (profile.Untimed, profile.First!.Value.ToUnixTimeSeconds(), profile.Last!.Value.ToUnixTimeSeconds()));
        Assert.Equal(
            (1, 1, 1, 2, 2, 2, 2 / 3.0),
            (
                profile.PerUser.Min,
                profile.PerUser.Q25,
                profile.PerUser.Median,
                profile.PerUser.Q75,
                profile.PerUser.Q99,
                profile.PerUser.Max,
                profile.PerUser.Single));
        Assert.Equal([new(1, 2), new(2, 1), new(3, 1)], profile.PerItem.Curve);
    }

    [Fact]
    public void A_file_without_times_has_no_years()
    {
        var profile = RatingsProfile.Measure(Ratings.FromRows([("u", "i", 5, 0)]));
        Assert.Empty(profile.Years);
        Assert.Null(profile.First);
    }

    [Fact]
    public void Times_before_1970_fall_into_their_own_year() =>
        Assert.Equal([new(1969, 1), new(1970, 1)], RatingsProfile.Measure(Ratings.FromRows([("u", "i", 5, -1), ("u", "j", 5, 1)])).Years);

    [Fact]
    public void A_scale_of_many_values_is_told_in_20_steps()
    {
        var stars = RatingsProfile.Measure(Ratings.FromRows(Enumerable.Range(0, 101).Select(i => ("u", $"i{i}", (float)i, 1L)))).Stars;
        Assert.Equal(20, stars.Count);
        Assert.Equal((0, 5, 95, 6), (stars[0].Rating, stars[0].Count, stars[^1].Rating, stars[^1].Count));
    }

    [Fact]
    public void No_ratings_are_an_error() => Assert.Throws<ArgumentException>(() => RatingsProfile.Measure(Ratings.FromRows([])));

    [Fact]
    public void Quantiles_are_those_of_the_sorted_numbers_and_the_curve_falls() => Prop.ForAll(
        Gen.Choose(0, 40).NonEmptyListOf().ToArbitrary(),
        numbers =>
        {
            var counts = numbers.Append(1).ToArray();
            var (activity, sorted) = (Activity.Measure(counts), counts.Order().ToArray());
            foreach (
                var (share, quantile) in new[] { (0, activity.Min), (.25, activity.Q25), (.5, activity.Median), (.75, activity.Q75), (.99, activity.Q99), (1, activity.Max) })
                Assert.Equal(sorted[Math.Max((int)Math.Ceiling(share * sorted.Length) - 1, 0)], quantile);
            Assert.All(activity.Curve, point => Assert.Equal(counts.Count(c => c >= point.AtLeast), point.Count));
        }).QuickCheckThrowOnFailure();

    private static long At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
