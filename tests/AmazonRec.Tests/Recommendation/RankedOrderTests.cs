using AmazonRec.Data;
using AmazonRec.Rankers;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

/// <summary>Lists by a ranker, with the stars of a model beside each item.</summary>
public sealed class RankedOrderTests
{
    private static readonly Lazy<TrainedRanker> Ranker = new(() => RankerTraining.Fit(SmallRuns.Split, new RankerOptions { Ranker = "ease" }));

    private static readonly Lazy<Recommender> Both = new(() => Recommender.For(
        SmallRuns.Train("svd"), SmallRuns.Split, RatingRange.Stars, ItemCatalog.Build(SmallRuns.Split.Train), ranker: Ranker.Value));

    [Fact]
    public void The_order_is_that_of_the_ranker_and_the_stars_are_those_of_the_model()
    {
        var (both, before) = (Both.Value, SmallRuns.Split.BeforeTest);
        var (known, scores) = (Interactions.From(before), new float[both.Items.Count]);
        for (var user = 0; user < both.Users.Count; user += 25)
        {
            Ranker.Value.ScoreItems(user, scores);
            var brute = Enumerable.Range(0, scores.Length).Except(known.ItemsOf(user).ToArray()).Where(both.CanList)
                .OrderByDescending(item => scores[item]).ThenBy(item => item).Take(10).Select(item => both.Items[item]).ToArray();
            var list = both.TopN(both.Users[user]);
            Assert.Equal("ease: what people choose", list.RankedBy);
            Assert.Equal(brute, list.Items.Select(item => item.Item.Id));
            Assert.All(list.Items, item => Assert.Equal(both.Predict(both.Users[user], item.Item.Id).Stars, item.Stars));
        }
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(.4, 0, false)]
    [InlineData(.3, 1, true)]
    public void Lists_for_all_are_the_bits_of_lists_for_one(double diversity, double discount, bool variants)
    {
        var options = new TopOptions { Diversity = diversity, PopularityDiscount = discount, OneOfVariants = variants };
        var all = Both.Value.TopNForAll(6, options).ToArray();
        Assert.Equal(Both.Value.Users.Ids, all.Select(list => list.User));
        foreach (var list in all.Where((_, user) => user % 40 == 0))
            Assert.Equal(Both.Value.TopN(list.User!, 6, options).Items, list.Items);
    }

    [Fact]
    public void By_predicted_stars_a_run_with_a_ranker_answers_as_one_without()
    {
        var stars = new TopOptions { By = ListOrder.Stars };
        var alone = SmallRuns.Of("svd");
        Assert.Equal("predicted stars", alone.RankedBy);
        foreach (var (own, other) in Both.Value.TopNForAll(5, stars).Zip(alone.TopNForAll(5)).Take(50))
        {
            Assert.Equal(other.Items, own.Items);
            Assert.Equal((other.RankedBy, other.Source, other.Explanation), (own.RankedBy, own.Source, own.Explanation));
        }
    }

    [Fact]
    public void Someone_new_is_ranked_by_what_they_rated_and_gets_stars_fitted_to_it()
    {
        var both = Both.Value;
        int[] items = [.. SmallRuns.Split.Train.CountsPerItem().Index().OrderByDescending(one => one.Item).Take(3).Select(one => one.Index)];
        GivenRating[] given = [.. items.Select(item => new GivenRating(both.Items[item], 5))];
        var scores = new float[both.Items.Count];
        Ranker.Value.Score(-1, new Choices(items, [5, 5, 5]), scores);
        var brute = Enumerable.Range(0, scores.Length).Except(items).Where(both.CanList).OrderByDescending(item => scores[item])
            .ThenBy(item => item).Take(10).Select(item => both.Items[item]);
        var list = both.TopN(given);
        Assert.Equal(AnswerSource.FoldedIn, list.Source);
        Assert.Equal(brute, list.Items.Select(item => item.Item.Id));
        Assert.All(list.Items, item => Assert.Equal(both.Predict(given, item.Item.Id).Stars, item.Stars));
    }

    [Fact]
    public void Who_has_chosen_nothing_gets_what_most_people_chose()
    {
        var counts = Interactions.From(SmallRuns.Split.BeforeTest).CountsPerItem();
        var best = Both.Value.TopN([], 5).Items.Select(item => counts[Both.Value.Items.CodeOf(item.Item.Id)]).ToArray();
        Assert.Equal(counts.OrderDescending().Take(5), best);
    }

    [Fact]
    public void Items_that_nobody_chose_come_last()
    {
        var split = Split.ColdItems(Reviewed(), test: .2, validation: .1, seed: 0);
        var ranker = RankerTraining.Fit(split, new RankerOptions { Ranker = "item-knn" });
        var (chosen, scores) = (Interactions.From(split.BeforeTest).CountsPerItem(), new float[split.Train.Items.Count]);
        ranker.ScoreItems(0, scores);
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(item => scores[item]).ToArray();
        Assert.All(order[..chosen.Count(count => count > 0)], item => Assert.True(chosen[item] > 0));

        static Ratings Reviewed() => SmallRuns.Split.BeforeTest;
    }

    [Fact]
    public void A_ranker_that_a_run_does_not_have_is_refused_with_the_remedy() => Assert.Contains(
        "--ranker auto",
        Assert.Throws<ArgumentException>(() => SmallRuns.Of("svd").TopN(SmallRuns.Split.Train.Users[0], 3, new TopOptions { By = ListOrder.Ranker })).Message,
        StringComparison.Ordinal);
}
