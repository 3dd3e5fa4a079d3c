using AmazonRec.Data;
using AmazonRec.Recommendation;

namespace AmazonRec.Tests.Recommendation;

public sealed class TopNTests
{
    private static readonly Lazy<Recommender> Factors = new(() => SmallRuns.Of("svd"));

    [Theory]
    [MemberData(nameof(SmallRuns.Zoo), MemberType = typeof(SmallRuns))]
    public void The_list_is_that_of_predicting_every_item(string model)
    {
        var recommender = SmallRuns.Of(model);
        var (train, validation) = (SmallRuns.Split.Train, SmallRuns.Split.Validation);
        var (rated, seen) = (train.CountsPerItem(), new HashSet<(int, int)>());
        foreach (var part in new[] { train, validation })
            for (var row = 0; row < part.Count; row++) seen.Add((part.User[row], part.Item[row]));
        var contents = recommender.HasContent;
        foreach (var user in Enumerable.Range(0, Math.Min(1000, train.Users.Count)).Where(u => RowIndex.ByUser(train)[u].Length > 0).Take(40))
        {
            var id = train.Users[user];
            var brute = Enumerable.Range(0, train.Items.Count).Where(i => !seen.Contains((user, i)) && (contents || rated[i] > 0))
                .Select(i => recommender.Predict(id, train.Items[i]))
                .OrderByDescending(p => p.Score).ThenBy(p => p.Item.Id, StringComparer.Ordinal).Take(10)
                .Select(p => (p.Item.Id, p.Score, p.Stars));
            Assert.Equal(brute, recommender.TopN(id).Items.Select(i => (i.Item.Id, i.Score, i.Stars)));
        }
    }

    [Fact]
    public void Nothing_rated_is_listed_and_nothing_twice()
    {
        var user = Factors.Value.MostActiveUsers(1)[0].User;
        var list = Factors.Value.TopN(user, 1000).Items.Select(i => i.Item.Id).ToArray();
        Assert.Empty(list.Intersect(Factors.Value.RatedBy(user).Select(r => r.Item.Id)));
        Assert.Equal(list.Distinct(), list);
    }
}
