using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

public sealed class ReasonsTests
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Shares_add_up_to_the_score(string model)
    {
        var recommender = SmallRuns.Of(model);
        var user = recommender.MostActiveUsers(1)[0].User;
        foreach (var item in recommender.TopN(user, 3, new TopOptions { Why = true }).Items)
        {
            var why = item.Why!;
            Assert.Equal(item.Score, why.Score);
            Assert.Equal(why.Score, why.Baseline + why.Shares.Sum(share => share.Stars), 1e-4);
            Assert.All(
                why.Nearest,
                near => Assert.Contains(recommender.RatedBy(user), rated => rated.Item == near.Item && rated.Stars == near.Stars));
        }
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Only_items_that_the_user_liked_and_that_stand_near_are_reasons(string model)
    {
        var recommender = SmallRuns.Of(model);
        foreach (var (user, _) in recommender.MostActiveUsers(20))
        {
            var rated = recommender.RatedBy(user);
            foreach (var item in recommender.TopN(user, 5, new TopOptions { Why = true }).Items)
            {
                Assert.Equal((Math.Max(3, rated.Average(r => (double)r.Stars)), 0.2), (item.Why!.LeastStars, item.Why.LeastCosine));
                Assert.All(
                    item.Why.Nearest,
                    near =>
                        Assert.True(
                            near.Stars >= item.Why.LeastStars - 1e-4 && near.Cosine >= 0.2f, $"{near.Stars} stars, cosine {near.Cosine}"));
            }
        }
    }

    [Fact]
    public void An_item_like_one_that_was_disliked_has_no_reason_and_one_like_a_liked_one_has()
    {
        var recommender = SmallRuns.Of("svd");
        var item = recommender.Items[0];
        var like = recommender.Similar(item, 1).Similar[0].Item.Id;
        Assert.Equal(like, Assert.Single(recommender.Why([new(like, 5)], item).Nearest).Item.Id);
        Assert.Empty(recommender.Why([new(like, 2)], item).Nearest); // the user's mean, and below the middle of the scale
        var other = recommender.Similar(item, 1000).Similar[^1].Item.Id;
        Assert.Empty(recommender.Why([new(like, 4), new(other, 5)], item).Nearest); // above the middle, and below the user's mean
        Assert.Empty(recommender.Why([], item).Nearest);
        Assert.True(double.IsNaN(recommender.Why([], item).LeastStars));
    }

    [Fact]
    public void Ratings_that_are_all_the_same_are_all_liked_from_the_middle_of_the_scale_on()
    {
        var recommender = SmallRuns.Of("svd");
        var item = recommender.Items[0];
        GivenRating[] rated = [.. recommender.Similar(item, 3).Similar.Select(near => new GivenRating(near.Item.Id, 3.3f))];
        Assert.Equal(3, recommender.Why(rated, item).Nearest.Count);
    }

    [Theory]
    [InlineData("svd", VectorSpace.Factors)]
    [InlineData("hybrid-text", VectorSpace.Content)]
    public void Similar_items_have_at_least_so_many_ratings_and_the_others_are_counted(string model, VectorSpace space)
    {
        var recommender = SmallRuns.Of(model);
        var counts = SmallRuns.Split.Train.CountsPerItem();
        var others = Enumerable.Range(1, counts.Length - 1).Where(code => space == VectorSpace.Content || counts[code] > 0).ToArray();
        foreach (var least in new[] { 0, 5, 30 })
        {
            var similar = recommender.Similar(recommender.Items[0], int.MaxValue, space, least);
            Assert.Equal(others.Count(code => counts[code] >= least), similar.Similar.Count);
            Assert.Equal(others.Length, similar.Similar.Count + similar.LeftOut);
            Assert.All(similar.Similar, near => Assert.True(near.Item.Ratings >= least));
        }

        var usual = space == VectorSpace.Factors ? 5 : 0;
        Assert.Equal(
            recommender.Similar(recommender.Items[0], 5, space, usual).Similar,
            recommender.Similar(recommender.Items[0], 5, space).Similar);
    }

    [Fact]
    public void A_hybrid_names_its_inputs()
    {
        var recommender = SmallRuns.Of("hybrid-text-image");
        var user = recommender.MostActiveUsers(1)[0].User;
        Assert.Equal(
            ["user", "product", "text", "image"],
            recommender.Why(user, recommender.Items[0]).Shares.Select(share => share.Input)
                .Order(Comparer<string>.Create((a, b) => Place(a) - Place(b))));

        static int Place(string input) => Array.IndexOf(["user", "product", "text", "image"], input);
    }

    [Theory]
    [InlineData("svd", null)]
    [InlineData("biased-mf-content", null)]
    [InlineData("hybrid-text", VectorSpace.Content)]
    public void Similar_items_are_nearest_first_and_not_the_item(string model, VectorSpace? space)
    {
        var recommender = SmallRuns.Of(model);
        var similar = recommender.Similar(recommender.Items[0], 5, space).Similar;
        Assert.Equal(5, similar.Count);
        Assert.Equal(similar.OrderByDescending(s => s.Cosine), similar);
        Assert.DoesNotContain(similar, s => s.Item.Id == recommender.Items[0]);
    }

    [Fact]
    public void A_model_without_content_says_so() =>
        Assert.Contains(
            "no content",
            Assert.Throws<ArgumentException>(
                () => SmallRuns.Of("svd").Similar(SmallRuns.Split.Train.Items[0], 5, VectorSpace.Content)).Message,
            StringComparison.Ordinal);
}
