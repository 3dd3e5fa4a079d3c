using AmazonRec.Recommendation;

namespace AmazonRec.Tests.Recommendation;

public sealed class ReasonsTests
{
    [Theory]
    [MemberData(nameof(SmallRuns.Zoo), MemberType = typeof(SmallRuns))]
    public void Shares_add_up_to_the_score(string model)
    {
        var recommender = SmallRuns.Of(model);
        var user = recommender.MostActiveUsers(1)[0].User;
        foreach (var item in recommender.TopN(user, 3, new TopOptions { Why = true }).Items)
        {
            var why = item.Why!;
            Assert.Equal(item.Score, why.Score);
            Assert.Equal(why.Score, why.Baseline + why.Shares.Sum(share => share.Stars), 1e-4);
            Assert.All(why.Nearest, near => Assert.Contains(recommender.RatedBy(user), rated => rated.Item == near.Item && rated.Stars == near.Stars));
        }
    }

    [Fact]
    public void A_hybrid_names_its_inputs()
    {
        var recommender = SmallRuns.Of("hybrid-text-image");
        var user = recommender.MostActiveUsers(1)[0].User;
        Assert.Equal(["user", "product", "text", "image"], recommender.Why(user, recommender.Items[0]).Shares.Select(share => share.Input).Order(Comparer<string>.Create((a, b) => Place(a) - Place(b))));

        static int Place(string input) => Array.IndexOf(["user", "product", "text", "image"], input);
    }

    [Theory]
    [InlineData("svd", null)]
    [InlineData("biased-mf-content", null)]
    [InlineData("hybrid-text", VectorSpace.Content)]
    public void Similar_items_are_nearest_first_and_not_the_item(string model, VectorSpace? space)
    {
        var recommender = SmallRuns.Of(model);
        var similar = recommender.Similar(recommender.Items[0], 5, space);
        Assert.Equal(5, similar.Count);
        Assert.Equal(similar.OrderByDescending(s => s.Cosine), similar);
        Assert.DoesNotContain(similar, s => s.Item.Id == recommender.Items[0]);
    }

    [Fact]
    public void A_model_without_content_says_so() =>
        Assert.Contains("no content", Assert.Throws<ArgumentException>(() => SmallRuns.Of("svd").Similar(SmallRuns.Split.Train.Items[0], 5, VectorSpace.Content)).Message, StringComparison.Ordinal);
}
