using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Recommendation;
using AmazonRec.Synthesis;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Recommendation;

public sealed class NewUsersTests
{
    [Fact]
    public void New_users_are_asked_for_the_same_rows_whatever_they_bring_along()
    {
        var split = Split.ColdUsers(Reviews.Read(Sample.Reviews).ToRatings(), test: .2, validation: .1);
        var recommender = Recommender.For(
            Trainer.Fit(
                AmazonRec.Models.Zoo.BiasedMf.Create(4, new RatingRange(0, 5.5f)),
                split,
                SmallRuns.Options("biased-mf") with { Epochs = 2 }),
            split);
        var answers = NewUsers.Predict(recommender, split.Test, [0, 3], asked: 2);
        Assert.Equal(answers[0].Actual, answers[1].Actual);
        Assert.Equal([0, 3], answers.Select(a => a.UserRatings.Distinct().Single()));
        Assert.All(answers[0].User.CountBy(user => user), user => Assert.Equal(2, user.Value));
        var user = answers[0].User[0];
        int[] rows = [
            .. Enumerable.Range(0, split.Test.Count).Where(row => split.Test.User[row] == user).OrderBy(row => split.Test.Time[row])];
        Assert.Equal(split.Test.Item[rows[^1]], answers[0].Item[1]);
        var given = rows[..3].Select(row => new GivenRating(split.Test.Items[split.Test.Item[row]], split.Test.Value[row])).ToArray();
        Assert.Equal(recommender.Predict(given, split.Test.Items[answers[1].Item[1]]).Stars, answers[1].Predicted[1]);
        Assert.Contains("No user", Assert.Throws<ArgumentException>(() => NewUsers.Predict(recommender, split.Test, [10_000], 1)).Message);
    }

    [Fact]
    public void Lists_in_the_order_of_the_scores_are_judged_as_those_of_the_model_itself()
    {
        var (recommender, options) = (SmallRuns.Of("biased-mf"), new RankingOptions { Cutoffs = [5], MostUsers = 20 });
        var judged = RankingEvaluation.Run((users, length) => recommender.Lists(users, length), SmallRuns.Split, options);
        var own = RankingEvaluation.Run(SmallRuns.Train("biased-mf"), SmallRuns.Split, options);
        Assert.Equal(own.Lists.Select(l => l.User), judged.Lists.Select(l => l.User));
        Assert.Equal(
            own.At[0].Mean.Ndcg,
            judged.At[0].Mean.Ndcg,
            2); // the model's own list goes by what is cut off at the scale, and may have items that nobody rated
        var discounted = RankingEvaluation.Run(
            (users, length) => recommender.Lists(users, length, new TopOptions { PopularityDiscount = 2 }), SmallRuns.Split, options);
        Assert.True(discounted.Beyond.Popularity < judged.Beyond.Popularity);
    }
}
