using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Features;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Tests.Models.Bayesian;

/// <summary>Ratings that scatter more widely with some than with others, and content that is folded into the rows.</summary>
public sealed class ScatterTests
{
    private const int Users = 120;
    private const int Items = 60;
    private static readonly RatingRange Wide = new(-5, 11);

    [Fact]
    public void Multipliers_have_the_mean_that_the_errors_say()
    {
        // 400 entities of 50 rows each: half with errors of deviation 1, half of 2; the common precision is 1.
        var source = RandomSource.For(1, "scatter test");
        int[] own = [.. Enumerable.Range(0, 20_000).Select(row => row / 50)];
        double[] errors = [.. own.Select((entity, row) => source.Normal((ulong)row) * (entity < 200 ? 1 : 2))];
        var scatter = new Scatter(new EntityRowOrder(own, new int[own.Length], 400), 400);
        var (narrow, wide) = (0.0, 0.0);
        for (var round = 0; round < 60; round++)
        {
            scatter.Draw(errors, precision: 1, new Draws(3, round));
            if (round < 10) continue;
            narrow += scatter.Precisions[..200].Average() / 50;
            wide += scatter.Precisions[200..].Average() / 50;
        }

        // (ν + n) / (ν + Σ e²) lies between 1, the mean of the prior, and n / Σ e², the more at the latter the wider the entities differ.
        Assert.InRange(narrow, .95, 1.05);
        Assert.InRange(wide, .25, .35);
        var squares = Enumerable.Range(0, 400).Sum(entity => scatter.Precisions[entity]
            * Enumerable.Range(entity * 50, 50).Sum(row => errors[row] * errors[row]));
        Assert.Equal(squares, scatter.SquaredErrors(errors), squares * 1e-12);
    }

    [Theory]
    [InlineData(Scattering.Users)]
    [InlineData(Scattering.Items)]
    public void Whose_ratings_scatter_widely_count_less_and_are_known_to(Scattering of)
    {
        bool IsWide(int user, int item) => (of == Scattering.Users ? user : item) % 3 == 0;
        var split = Split.Random(Rows((user, item) => IsWide(user, item) ? 1.5 : .3), .3, seed: 2);
        var (alike, apart) = (Trained(split, Scattering.None), Trained(split, of));
        double Rmse(TrainedModel model) => Predictions.Make(model, split).Metrics().Rmse;
        Assert.InRange(Rmse(apart), 0, .995 * Rmse(alike));
        var (deviations, predicted) = (apart.Deviations(split.Test)!, apart.Predict(split.Test));
        foreach (var wide in new[] { true, false })
        {
            int[] rows = [.. Enumerable.Range(0, split.Test.Count).Where(row => IsWide(split.Test.User[row], split.Test.Item[row]) == wide)];
            Assert.InRange(
                rows.Average(row => Math.Abs(predicted[row] - split.Test.Value[row]) <= deviations[row] ? 1.0 : 0), .6, .78);
            Assert.InRange(rows.Average(row => deviations[row]), wide ? 1.3 : .3, wide ? 1.8 : .5);
        }
    }

    [Fact]
    public void The_bits_are_the_same_for_any_number_of_threads_and_after_a_checkpoint()
    {
        var split = Split.Random(Rows((_, item) => .2 + (.02 * item)), .3, seed: 2);
        Assert.Equal(
            Trained(split, Scattering.Items, threads: 1).Predict(split.Test), Trained(split, Scattering.Items, threads: 4).Predict(split.Test));
        Assert.Contains(
            "leave out --scatter",
            Assert.Throws<ArgumentException>(
                () => new TrainingOptions { Optimizer = new GibbsSampling { Drift = true, Scatter = Scattering.Items } }.Validate()).Message);
    }

    [Fact]
    public void Content_tells_of_an_item_that_nobody_rated()
    {
        var rows = Rows((_, _) => .3);
        var split = Split.ColdItems(rows, .2, seed: 1);
        var values = new float[rows.Items.Count * 2];
        for (var item = 0; item < rows.Items.Count; item++)
            (values[2 * item], values[(2 * item) + 1]) = ((float)Math.Cos(NumberOf(rows, item)), (float)Math.Cos(NumberOf(rows, item) * 2));
        var content = new ItemFeatures("facts", 2, values);
        double Rmse(params ItemFeatures[] features) =>
            Predictions.Make(Trained(split, Scattering.None, features: features), split).Metrics().Rmse;
        Assert.InRange(Rmse(content), 0, .8 * Rmse());

        static int NumberOf(Ratings ratings, int item) => int.Parse(ratings.Items[item][1..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static TrainedModel Trained(Split split, Scattering scatter, int threads = 1, params ItemFeatures[] features) => Trainer.Fit(
        BayesianFactors.Create(3, Wide),
        split.WithoutTest(),
        new TrainingOptions { Epochs = 160, Optimizer = new GibbsSampling { Scatter = scatter }, Seed = 1, Threads = threads },
        features: features);

    private static Ratings Rows(Func<int, int, double> deviation)
    {
        var source = RandomSource.For(2, "scatter test rows");
        return Ratings.FromRows(
            from user in Enumerable.Range(0, Users)
            from item in Enumerable.Range(0, Items)
            where ((user * 7) + (item * 3)) % 4 != 0
            let at = (ulong)((user * Items) + item)
            let taste = (.6 * Math.Sin(user * 3)) + (.5 * Math.Cos(item)) + (1.2 * Math.Sin(user) * Math.Cos(item * 2))
            select ($"u{user:D3}", $"i{item:D2}", (float)(3 + taste + (deviation(user, item) * source.Normal(at))), 0L));
    }
}
