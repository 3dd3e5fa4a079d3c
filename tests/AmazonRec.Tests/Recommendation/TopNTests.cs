using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

public sealed class TopNTests
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    private static readonly Lazy<Recommender> Factors = new(() => SmallRuns.Of("svd"));

    [Theory]
    [MemberData(nameof(Zoo))]
    public void The_list_is_that_of_predicting_every_item(string model)
    {
        var (recommender, trained) = (SmallRuns.Of(model), SmallRuns.ModelOf(model));
        var (users, items) = (Math.Min(1000, SmallRuns.Split.Train.Users.Count), SmallRuns.Split.Train.Items.Count);
        var (open, known) = (Open(recommender.HasContent), SmallRuns.Split.Train.CountsPerUser());
        var lists = recommender.TopNForAll(10).Take(users).ToArray();
        var (pairs, scores) = (new int[items], new float[items]);
        for (var user = 0; user < users; user++)
        {
            if (known[user] == 0) continue;
            Array.Fill(pairs, user);
            trained.Predict(pairs, [.. Enumerable.Range(0, items)], scores);
            var brute = Enumerable.Range(0, items).Where(item => open[user, item]).OrderByDescending(item => scores[item])
                .ThenBy(item => item).Take(10)
                .Select(item => (SmallRuns.Split.Train.Items[item], scores[item], Math.Clamp(scores[item], 1, 5)));
            Assert.Equal(brute, lists[user].Items.Select(i => (i.Item.Id, i.Score, i.Stars)));
        }
    }

    private static bool[,] Open(bool content)
    {
        var (train, validation) = (SmallRuns.Split.Train, SmallRuns.Split.Validation);
        var (rated, open) = (train.CountsPerItem(), new bool[train.Users.Count, train.Items.Count]);
        for (var user = 0; user < train.Users.Count; user++)
            for (var item = 0; item < train.Items.Count; item++) open[user, item] = content || rated[item] > 0;
        foreach (var part in new[] { train, validation })
            for (var row = 0; row < part.Count; row++) open[part.User[row], part.Item[row]] = false;
        return open;
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
