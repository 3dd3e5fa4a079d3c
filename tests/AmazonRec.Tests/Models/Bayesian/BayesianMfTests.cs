using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Models.Bayesian;

public sealed class BayesianMfTests
{
    private const int Users = 60;
    private const int Items = 40;
    private static readonly PlainBayesianOptions Few = new() { Factors = 4, BurnIn = 20, Rounds = 40 };

    /// <summary>Tastes of two kinds: who likes even items dislikes odd ones.</summary>
    private static Split Tastes(double noise)
    {
        var source = RandomSource.For(1, "test");
        var rows =
            from user in Enumerable.Range(0, Users)
            from item in Enumerable.Range(0, Items)
            let taste = (user % 2 == item % 2 ? 1 : -1) + (noise * source.Normal((ulong)((user * Items) + item)))
            select ($"u{user:D2}", $"i{item:D2}", (float)Math.Clamp(3 + taste, 1, 5), 0L);
        return Split.Random(Ratings.FromRows(rows), test: .3);
    }

    private static double Rmse(IRatingPredictor predictor, Ratings rows) =>
        AmazonRec.Evaluation.Predictions.Make(predictor, rows, rows).Metrics().Rmse;

    [Fact]
    public void Draws_find_tastes_that_biases_do_not()
    {
        var split = Tastes(noise: .3);
        Assert.True(Rmse(new AlsBias(split.Train), split.Test) > .9);
        Assert.InRange(Rmse(new PlainBayesianMf(split.Train, Few, []), split.Test), .25, .36);
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_does_not()
    {
        var split = Tastes(noise: 1);
        var first = Rmse(new PlainBayesianMf(split.Train, Few, []), split.Test);
        Assert.Equal(first, Rmse(new PlainBayesianMf(split.Train, Few, []), split.Test));
        Assert.NotEqual(first, Rmse(new PlainBayesianMf(split.Train, Few with { Seed = 1 }, []), split.Test));
    }

    [Fact]
    public void So_many_rows_that_threads_share_them_give_the_same_bits_on_one()
    {
        var source = RandomSource.For(3, "many");
        var (shape, rows) = (new ModelShape(20_000, 15_000), 300_000);
        int[] users = [.. Enumerable.Range(0, rows).Select(row => source.Below(shape.Users, (ulong)row))];
        int[] items = [.. Enumerable.Range(0, rows).Select(row => source.Below(shape.Items, (ulong)(row + rows)))];
        float[] ratings = [.. Enumerable.Range(0, rows).Select(row => 1f + ((users[row] + items[row]) % 5))];
        var samplers = new[] { 1, 2 }.Select(threads => new GibbsSampler(
            users, items, ratings, 3, shape, new() { Factors = 2, Zeros = .05, WhoRatedWhat = true, Threads = threads }, [])).ToArray();
        for (var round = 0; round < 3; round++) Assert.Equal(samplers[0].Draw(), samplers[1].Draw());
        foreach (var (expected, actual) in samplers[0].State().Zip(samplers[1].State())) Assert.Equal(expected.Values, actual.Values);
    }

    [Fact]
    public void Who_rated_what_speaks_for_users_whose_ratings_say_nothing()
    {
        // Half of the users rate only items that are good, half only bad ones; nobody's own rows tell more than that.
        var rows = Enumerable.Range(0, 200)
            .SelectMany(
                user =>
                    Enumerable.Range(0, 4)
                        .Select(n => ($"u{user:D3}", $"i{((user % 2) * 20) + ((user + (n * 3)) % 20):D2}", user % 2 == 0 ? 4f : 2f, 0L)));
        var split = Split.Random(Ratings.FromRows(rows), test: .5);
        Assert.True(Rmse(new PlainBayesianMf(split.Train, Few with { WhoRatedWhat = true }, []), split.Test) < .3);
    }

    [Fact]
    public void Pairs_that_were_rated_many_times_are_learned_from_like_others()
    {
        var train = Tastes(noise: .3).Train;
        var often = train.Rows([.. Enumerable.Range(0, train.Count * 5).Select(row => row % train.Count)]);
        var predicted = new float[1];
        new PlainBayesianMf(often, Few with { WhoRatedWhat = true }, []).Predict(often.User.AsSpan(0, 1), often.Item.AsSpan(0, 1), predicted);
        Assert.Equal(often.Value[0], predicted[0], .3f);
    }

    [Fact]
    public void Content_predicts_items_without_ratings()
    {
        var split = Split.ColdItems(Tastes(noise: .2).Train, test: .2);
        var content = new ItemFeatures("kind", 1, [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0 ? 1f : -1f)]);
        var without = Rmse(new PlainBayesianMf(split.Train, Few, []), split.Test);
        Assert.True(Rmse(new PlainBayesianMf(split.Train, Few, [content]), split.Test) < without * .6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_items_and_users_without_ratings_the_mean_that_draws_are_made_from_is_told_and_no_draw(bool whoRatedWhat)
    {
        var all = Tastes(noise: 1).Train;
        var train = all.Rows([.. Enumerable.Range(0, all.Count).Where(row => all.Item[row] > 2 && all.User[row] > 1)]);
        var kinds = new ItemFeatures("kind", 1, [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0 ? 1f : -1f)]);
        foreach (var content in new ItemFeatures[][] { [], [kinds] })
        {
            var (drawn, all3, users) = (
                new PlainBayesianMf(train, Few with { WhoRatedWhat = whoRatedWhat }, content), new float[3], new float[2]);
            drawn.Predict([5, 5, 5], [0, 1, 2], all3);
            drawn.Predict([0, 1], [7, 7], users);
            Assert.Equal(all3[0], all3[2]); // with content, too: both are even
            Assert.Equal(content.Length == 0, all3[0] == all3[1]);
            Assert.Equal(users[0], users[1]);
            Assert.Equal(content.Length > 0, drawn.HasContentOf(0));
        }
    }

    [Fact]
    public void Predictions_stay_on_the_scale_of_the_ratings()
    {
        var split = Tastes(noise: 2);
        var predictions = AmazonRec.Evaluation.Predictions.Make(new PlainBayesianMf(split.Train, Few, []), split).Predicted;
        Assert.InRange(predictions.Min(), 1, 5);
        Assert.InRange(predictions.Max(), 1, 5);
    }
}
