using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

public sealed class FoldInTests(ITestOutputHelper output)
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    [Theory]
    [MemberData(nameof(Zoo))]
    public void The_training_ratings_of_a_user_given_anew_make_nearly_that_users_list(string model)
    {
        var recommender = SmallRuns.Of(model, epochs: 20);
        var (overlap, users, random) = (0.0, recommender.MostActiveUsers(15), 0.0);
        foreach (var (user, _) in users)
        {
            var code = SmallRuns.Split.Train.Users.CodeOf(user);
            var rated = Enumerable.Range(0, SmallRuns.Split.Train.Count).Where(row => SmallRuns.Split.Train.User[row] == code)
                .Select(
                    row =>
                        new GivenRating(
                            SmallRuns.Split.Train.Items[SmallRuns.Split.Train.Item[row]], SmallRuns.Split.Train.Value[row])).ToArray();
            var trained = recommender.TopN(user).Items.Select(i => i.Item.Id).ToArray();
            var folded = recommender.TopN(rated);
            Assert.Equal(AnswerSource.FoldedIn, folded.Source);
            overlap += folded.Items.Select(i => i.Item.Id).Intersect(trained).Count() / 10.0;
            random += recommender.TopN(users[^1].User == user ? users[0].User : users[^1].User).Items.Select(i => i.Item.Id)
                .Intersect(trained).Count() / 10.0;
        }

        output.WriteLine($"{model}: overlap@10 {overlap / users.Count:F2}, with another user {random / users.Count:F2}");
        Assert.True(overlap / users.Count >= .4, "fitted rows are far from the trained ones");
    }
}
