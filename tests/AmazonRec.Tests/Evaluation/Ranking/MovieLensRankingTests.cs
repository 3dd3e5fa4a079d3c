using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Evaluation.Ranking;

public sealed class MovieLensRankingTests
{
    [SharedFact]
    public void On_films_what_is_popular_beats_what_is_predicted_to_be_rated_well_and_both_beat_chance()
    {
        var split = Split.FromParts(
            Ratings.Read(Shared.Data("movielens-100k", "u1.base")), Ratings.Read(Shared.Data("movielens-100k", "u1.test")));
        var svd = RankingEvaluation.Run(Trainer.Fit(ModelZoo.Build("svd", new()), split, Recipe.For("svd")), split);
        var (popular, chance) = (
            RankingEvaluation.Run(new MostPopular(split.Train), split), RankingEvaluation.Run(new RandomOrder(1), split));
        var ndcg = new[] { popular, svd, chance }.Select(r => r.At[1].Mean.Ndcg).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', new[] { popular, svd, chance }.Select(r => $"{r.Users} users, {r.At[1].Mean}, {r.Beyond}")));
        Assert.True(ndcg[0] > ndcg[1] && ndcg[1] > 2 * ndcg[2], string.Join(' ', ndcg));
        Assert.True(popular.Beyond.Popularity > svd.Beyond.Popularity && svd.Beyond.Popularity > chance.Beyond.Popularity);
        Assert.True(chance.Beyond.Coverage > svd.Beyond.Coverage && svd.Beyond.Coverage > popular.Beyond.Coverage);
        Assert.True(chance.Beyond.Gini < popular.Beyond.Gini && chance.Beyond.Novelty > popular.Beyond.Novelty);
    }
}
