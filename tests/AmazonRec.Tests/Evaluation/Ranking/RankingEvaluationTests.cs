using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Evaluation.Ranking;

public sealed class RankingEvaluationTests
{
    private static readonly Split Split = Split.FromParts(
        Ratings.FromRows([("a", "p", 5f, 0L), ("a", "q", 1f, 0L), ("b", "p", 4f, 0L), ("c", "p", 3f, 0L), ("c", "r", 3f, 0L)]),
        Ratings.FromRows([("a", "r", 5f, 0L), ("b", "q", 4f, 0L), ("b", "s", 3f, 0L), ("c", "q", 1f, 0L)]));

    [Fact]
    public void The_most_popular_item_that_a_user_has_not_rated_comes_first_and_ties_go_by_id()
    {
        var lists = TopLists.Make(new MostPopular(Split.Train), Split, [0, 1, 2], 2); // counts: p 3, q 1, r 1, s 0
        Assert.Equal(["r s", "q r", "q s"], lists.Select(list => string.Join(' ', list.Items.Select(i => Split.Train.Items[i]))));
    }

    [Fact]
    public void Only_users_who_liked_a_test_item_are_judged()
    {
        var result = RankingEvaluation.Run(new MostPopular(Split.Train), Split, new RankingOptions { Cutoffs = [1, 2] });
        Assert.Equal((2, 1, 4f), (result.Users, result.UsersLeftOut, result.RelevantFrom)); // c liked none
        Assert.Equal(new RankingMetrics(1, 1, 1, 1, 1, 1, 1), result.At[0].Mean);
        Assert.DoesNotContain("lists", Json.Write(result));
        Assert.Equal((.5, 1, 2), (result.At[1].Mean.Precision, result.At[1].Mean.Recall, result.At[1].Users.Count));
    }

    [Fact]
    public void What_lists_are_like_is_by_hand()
    {
        var beyond = RankingEvaluation.Run(
            new MostPopular(Split.Train), Split, new RankingOptions { Cutoffs = [1] }).Beyond; // a gets r, b gets q
        Assert.Equal((.5, .5, 1), (beyond.Coverage, beyond.Gini, beyond.Popularity)); // two of four items, equally often
        Assert.Equal((2 + 3) / 2.0, beyond.PopularityOfRated); // a: p and q; b: p
        Assert.Equal(Math.Log2(3), beyond.Novelty, 12); // one of three users
    }

    [Fact]
    public void Who_rates_an_item_twice_makes_it_no_better_known()
    {
        var train = Ratings.FromRows([("a", "p", 5f, 0L), ("a", "p", 5f, 1L), ("b", "q", 5f, 0L)]);
        Assert.Equal(1, BeyondAccuracy.Measure([new TopList(1, [0])], train).Novelty); // one of two users: one bit
    }

    [Theory]
    [InlineData(new[] { 2, 2, 2 }, 0)]
    [InlineData(new[] { 0, 0, 5, 0 }, .75)]
    [InlineData(new[] { 1, 3 }, .25)]
    public void Gini_is_by_hand(int[] counts, double expected) => Assert.Equal(expected, BeyondAccuracy.GiniOf(counts), 12);

    [Fact]
    public void Items_alike_by_content_are_seen_to_be()
    {
        var items = Vocabulary.FromIds(["p", "q", "r", "s"]);
        var features = new FeatureMatrix("text", Vocabulary.FromIds(["p", "q", "r"]), 2, [1, 0, 2, 0, 0, 3]);
        var similarity = IntraListSimilarity.Measure(
            [new TopList(0, [0, 1, 2]), new TopList(1, [0, 2]), new TopList(2, [0, 3])], items, features);
        Assert.Equal(((1 / 3.0) + 0) / 2, similarity.Mean, 6);
        Assert.Equal((2, 1, 6 / 7.0), (similarity.Lists, similarity.ListsLeftOut, similarity.WithContent));
    }

    [Fact]
    public void No_list_holds_an_item_rated_in_training_or_twice()
    {
        var ratings = Reviews.Read(Sample.Reviews).ToRatings();
        var split = Split.Random(ratings, .2, .1);
        var rated = split.Train.User.Zip(split.Train.Item).Concat(split.Validation.User.Zip(split.Validation.Item)).ToHashSet();
        foreach (var list in TopLists.Make(new RandomOrder(1), split, [.. split.Test.User.Distinct()], 20))
        {
            Assert.Equal(20, list.Items.Distinct().Count());
            Assert.DoesNotContain(list.Items, item => rated.Contains((list.User, item)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Ranks_judge_the_lists_of_one_process(int ranks)
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        var (ranker, options) = (new AlsBias(split.Train), new RankingOptions { Cutoffs = [3, 400], MostUsers = 50 });
        var alone = RankingEvaluation.Run(ranker, split, options);
        foreach (var together in ThreadCollective.Run(ranks, team => RankingEvaluation.Run(ranker, split, options with { Team = team })))
        {
            Assert.Equal(alone.Lists.Select(list => list.User), together.Lists.Select(list => list.User));
            Assert.Equal(alone.Lists.Select(list => list.Items), together.Lists.Select(list => list.Items));
            Assert.Equal(alone.At.Select(at => at.Mean), together.At.Select(at => at.Mean));
        }
    }

    [Fact]
    public void Lists_are_those_of_sorting_all_scores()
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        var ranker = new AlsBias(split.Train);
        var scores = new float[split.Train.Items.Count];
        foreach (var list in TopLists.Make(ranker, split, [0, 5, 9], 15))
        {
            ranker.Predict([.. scores.Select(_ => list.User)], [.. Enumerable.Range(0, scores.Length)], scores);
            var rated = split.Train.Item.Where((_, row) => split.Train.User[row] == list.User).ToHashSet();
            Assert.Equal(
                Enumerable.Range(0, scores.Length).Where(i => !rated.Contains(i)).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(15),
                list.Items);
        }
    }

    [Theory]
    [InlineData("svd")]
    [InlineData("concat-mlp")]
    public void A_trained_model_scores_items_as_it_predicts_them(string name)
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        var trained = Trainer.Fit(
            ModelZoo.Build(name, new() { Factors = 4 }), split, Recipe.For(name) with { Epochs = 1, EarlyStopping = null });
        var (scores, predicted) = (new float[split.Train.Items.Count], new float[split.Train.Items.Count]);
        trained.ScoreItems(3, scores);
        trained.Predict([.. scores.Select(_ => 3)], [.. Enumerable.Range(0, scores.Length)], predicted);
        foreach (var (a, b) in scores.Zip(predicted)) Assert.Equal(b, a, 1e-4f);
    }

    [Fact]
    public void Drawn_users_are_the_same_for_every_ranker_and_again()
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        var all = RankingEvaluation.Run(new RandomOrder(0), split);
        var some = new RankingOptions { MostUsers = 9, Seed = 4 };
        var (first, second) = (
            RankingEvaluation.Run(new RandomOrder(0), split, some), RankingEvaluation.Run(new MostPopular(split.Train), split, some));
        Assert.Equal(first.Lists.Select(list => list.User), second.Lists.Select(list => list.User));
        Assert.Equal((9, all.Users - 9, all.UsersLeftOut), (first.Users, first.UsersNotDrawn, first.UsersLeftOut));
        Assert.NotEqual(
            first.Lists.Select(list => list.User),
            RankingEvaluation.Run(new RandomOrder(0), split, some with { Seed = 5 }).Lists.Select(list => list.User));
    }

    [Fact]
    public void As_reported_the_test_rows_are_validation_rows_and_can_be_recommended()
    {
        var reported = RankingEvaluation.Run(new MostPopular(Split.Train), Split.AsReported());
        Assert.Equal(RankingEvaluation.Run(new MostPopular(Split.Train), Split).At[0].Mean, reported.At[0].Mean);
    }

    [Fact]
    public void Ndcg_has_an_interval_over_the_users()
    {
        var at = RankingEvaluation.Run(new MostPopular(Split.Train), Split, new RankingOptions { Cutoffs = [1] }).At[0];
        Assert.Equal((1, 1, 1), (at.Ndcg.Estimate, at.Ndcg.Low, at.Ndcg.High)); // both of the two users get what they liked
    }

    [Fact]
    public void Where_nothing_is_relevant_that_is_said() =>
        Assert.Contains(
            "6 stars",
            Assert.Throws<ArgumentException>(
                () => RankingEvaluation.Run(new RandomOrder(0), Split, new RankingOptions { RelevantFrom = 6 })).Message);

    [Fact]
    public void A_score_that_is_no_number_is_an_error() =>
        Assert.Contains("item p", Assert.Throws<ArgumentException>(() => TopLists.Make(new Undefined(), Split, [1], 1)).Message);

    private sealed class Undefined : IItemRanker
    {
        public void ScoreItems(int user, Span<float> scores) => scores.Fill(float.NaN);
    }
}
