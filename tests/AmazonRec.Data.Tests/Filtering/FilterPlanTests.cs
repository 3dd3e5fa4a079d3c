using AmazonRec.Data.Storage;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Filtering;

public sealed class FilterPlanTests
{
    [Fact]
    public void Filters_apply_in_one_order_whatever_the_order_they_are_named_in()
    {
        const long Day = 86_400;
        var ratings = SmallRatings.WithTexts(
            [.. Enumerable.Range(0, 60).Select(i => ($"u{i % 5}", $"i{i % 4}", 1f + (i % 5), Day * (1 + i), (ulong)(1 + (i % 20))))]);
        var plan = new FilterPlan
        {
            SampleUsers = 3,
            Balance = new StarBalance(5, 1),
            Core = 1,
            MinItemRatings = 2,
            MinUserRatings = 2,
            DropRepeatedTexts = true,
            Copies = Keep.First,
            From = new DateOnly(1970, 1, 2),
            To = new DateOnly(1970, 2, 20),
        };
        Assert.Equal(
            [
                "given", "from 1970-01-02, before 1970-02-20", "without copies of user and item, the first kept",
                "without repeated texts of a user",
                "items with > 1 ratings", "users with > 1 ratings", "1-core (0 rounds)", "at most as many ratings of 5 as of 1, seed 0",
                "3 users drawn, seed 0",
            ],
            plan.Apply(ratings).Funnel.Select(step => step.Step));
        Assert.Single(new FilterPlan().Apply(ratings).Funnel);
    }

    [Fact]
    public void Where_nothing_is_left_the_error_names_the_step() =>
        Assert.Contains(
            "No rating is left after '3-core (1 round)'",
            Assert.Throws<ArgumentException>(() => new FilterPlan { Core = 3 }.Apply(Ratings.FromRows([("a", "x", 5, 1)]))).Message);

    [Fact]
    public void A_plan_comes_back_from_its_json()
    {
        var plan = new FilterPlan
        {
            From = new DateOnly(2014, 7, 23),
            Copies = Keep.Mean,
            Core = 5,
            Balance = StarBalance.Parse("5=3"),
            Seed = ulong.MaxValue,
        };
        Assert.Equal(plan, Json.Parse<FilterPlan>(Json.Write(plan)));
        Assert.Contains("\"from\": \"2014-07-23\"", Json.Write(plan));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5=5")]
    [InlineData("5=3=1")]
    [InlineData("five=3")]
    public void A_balance_is_two_different_stars(string text) =>
        Assert.Contains("as in 5=3", Assert.Throws<FormatException>(() => StarBalance.Parse(text)).Message);
}
