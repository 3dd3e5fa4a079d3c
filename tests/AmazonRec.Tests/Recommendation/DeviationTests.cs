using System.Text.Json;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Recommendation;

/// <summary>How sure predictions are, where rows hold rounds of Gibbs sampling.</summary>
public sealed class DeviationTests
{
    private const int Users = 150;
    private const int Items = 60;
    private const double Noise = .5;

    private static readonly Lazy<(TrainedModel Model, Split Split, Recommender Recommender)> Made = new(Make);

    [Fact]
    public void Two_thirds_of_the_test_ratings_lie_within_one_deviation_and_most_within_two()
    {
        var (model, split, _) = Made.Value;
        var (predicted, deviations) = (model.Predict(split.Test), model.Deviations(split.Test)!);
        double Within(double times) => split.Test.Value.Zip(predicted, (r, p) => Math.Abs(r - p)).Zip(deviations)
            .Average(row => row.First <= times * row.Second ? 1.0 : 0);
        Assert.InRange(Within(1), .62, .75);
        Assert.InRange(Within(2), .92, .98);
        Assert.All(deviations, deviation => Assert.InRange(deviation, .8 * Noise, 2));
    }

    [Fact]
    public void A_deviation_is_that_of_the_rounds_and_of_the_ratings_around_them()
    {
        var rows = new SampledRows(1, 3);
        float[] user = [.. Block(1, 0, 1, .5f, 0), .. Block(2, 0, 1, .7f, 0), 0, 0, 0, 0, 0];
        float[] item = [.. Block(1, 1, 3, 0, 1), .. Block(1, 1, 4, 0, 2), 0, 0, 0, 0, 0];
        Assert.Equal(2, rows.Held(user));

        // The rounds predict 1 + 3 and 2 + 4; the variance of 4 and 6 is 2, and the ratings' is the mean of .25 and 4 * .49.
        Assert.Equal(Math.Sqrt(2 + 1.105), rows.Deviation(user, item), 1e-6);

        static float[] Block(params float[] values) => Array.ConvertAll(values, value => value / MathF.Sqrt(2));
    }

    [Fact]
    public void Few_ratings_make_it_wide_and_none_the_widest()
    {
        var (_, _, recommender) = Made.Value;
        double Of(string user) => Enumerable.Range(10, 30).Average(item => recommender.Predict(user, $"i{item:D2}").Deviation!.Value);
        var (many, few, none) = (Of("u100"), Of("u000"), Of("u001"));
        Assert.True(few > 1.1 * many, $"{few} with two ratings, {many} with many");
        Assert.True(none > 1.1 * few, $"{none} without a rating, {few} with two");
        GivenRating[] rated = [new("i10", 5), new("i11", 4), new("i12", 2), new("i13", 4), new("i14", 1)];
        double Given(int count) =>
            Enumerable.Range(20, 20).Average(item => recommender.Predict(rated[..count], $"i{item:D2}").Deviation!.Value);
        Assert.True(Given(1) < Given(0));
        Assert.True(Given(5) < Given(1));
    }

    [Fact]
    public void The_ratings_of_a_user_given_anew_predict_nearly_what_training_does()
    {
        var (_, split, recommender) = Made.Value;
        var (sum, count, spread) = (0.0, 0, 0.0);
        foreach (var user in Enumerable.Range(50, 20))
        {
            GivenRating[] own = [.. Enumerable.Range(0, split.Train.Count).Where(row => split.Train.User[row] == user)
                .Select(row => new GivenRating(split.Train.Items[split.Train.Item[row]], split.Train.Value[row]))];
            foreach (var item in Enumerable.Range(5, 50).Select(item => $"i{item:D2}"))
            {
                var (trained, given) = (recommender.Predict($"u{user:D3}", item), recommender.Predict(own, item));
                Assert.Equal((AnswerSource.Trained, AnswerSource.FoldedIn), (trained.Source, given.Source));
                (sum, spread, count) = (
                    sum + Math.Pow(trained.Score - given.Score, 2), spread + given.Deviation!.Value - trained.Deviation!.Value, count + 1);
            }
        }

        Assert.InRange(Math.Sqrt(sum / count), 0, .12);
        Assert.InRange(spread / count, -.05, .05);
    }

    [Fact]
    public void A_run_folder_brings_it_along_and_JSON_holds_it_where_there_is_one()
    {
        using var folder = new TemporaryFolder();
        var (split, model) = (ColdSplit.Rows, SmallZoo.Build(ModelZoo.Find("bayesian-svdpp")));
        var (trained, result) = Experiment.Run(model, split, SmallRuns.Options("bayesian-svdpp") with { Epochs = 30 });
        using (var staged = RunFolder.Prepare(folder.PathOf("run"))) RunFolder.Save(staged, trained, split, result);
        var opened = Recommender.Open(folder.PathOf("run"));
        var before = Recommender.For(trained, split, RatingRange.Stars).Predict("u05", "i09");
        var after = opened.Predict("u05", "i09");
        Assert.Equal(before.Score, after.Score, 1e-5f);
        Assert.Equal(before.Deviation!.Value, after.Deviation!.Value, 1e-5f);
        Assert.True(opened.HasDeviations);
        var list = opened.TopN("u05", 2).Items[0];
        Assert.Equal(list.Deviation, opened.Predict("u05", list.Item.Id).Deviation);
        using var json = JsonDocument.Parse(Json.Write(list));
        Assert.Equal(list.Deviation!.Value, json.RootElement.GetProperty("deviation").GetSingle());

        var svd = SmallRuns.Of("svd");
        Assert.False(svd.HasDeviations);
        Assert.DoesNotContain("deviation", Json.Write(svd.TopN(svd.Users[0], 2)), StringComparison.Ordinal);
        Assert.Null(SmallRuns.Train("svd", 1).Deviations(SmallRuns.Split.Test));
    }

    [Fact]
    public void Rows_of_rounds_are_trained_by_Gibbs_sampling_alone_and_it_by_no_other_model()
    {
        var (model, split) = (BayesianFactors.Create(2, RatingRange.Stars), ColdSplit.Rows);
        string Refusal(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains("leave out --optimizer", Refusal(() => Trainer.Fit(model, split, new() { Optimizer = new Adam() })));
        Assert.Contains(
            "as bayesian-mf has them",
            Refusal(() => Trainer.Fit(DotMf.Create(2), split, new() { Optimizer = new GibbsSampling() })));
        var recipe = Recipe.For("bayesian-mf");
        Assert.Contains("no learning rate to find", Refusal(() => LearningRateFinder.Run(model, split, recipe)));
        Assert.Contains("no batch", Refusal(() => SanityCheck.Run(model, split, recipe)));
        Assert.Contains(
            "draws its own start",
            Refusal(() => Trainer.Fit(model, split, recipe with { StartFrom = new Dictionary<string, Tensor>() })));
        var wide = BayesianFactors.Create(17_000, RatingRange.Stars);
        Assert.Contains(
            "parameters", Refusal(() => MemoryNeed.Check(wide, new ModelShape(20_000_000, 9_000_000))), StringComparison.Ordinal);
    }

    private static (TrainedModel Model, Split Split, Recommender Recommender) Make()
    {
        var source = RandomSource.For(2, "deviation test");
        var rows =
            from user in Enumerable.Range(0, Users)
            from item in Enumerable.Range(0, Items)
            where user == 0 ? item < 2 : user == 1 ? item == 3 : (user * 7 + item * 3) % 4 != 0
            let at = (ulong)((user * Items) + item)
            let taste = (.8 * Math.Sin(user * 3)) + (.5 * Math.Cos(item)) + (.9 * Math.Sin(user) * Math.Cos(item * 2))
            select ($"u{user:D3}", $"i{item:D2}", (float)(3 + taste + (Noise * source.Normal(at))), 0L);
        var all = Ratings.FromRows(rows);
        var unknown = all.Users.CodeOf("u001");
        var split = Split.OfParts(
            "made", null, Protocol.Clean,
            all.Rows([.. Enumerable.Range(0, all.Count).Where(row => all.User[row] == 0 || (all.User[row] != unknown && row % 10 < 7))]),
            all.Rows([]),
            all.Rows([.. Enumerable.Range(0, all.Count).Where(row => all.User[row] > 1 && row % 10 >= 7)]));
        var model = Trainer.Fit(BayesianFactors.Create(4, new RatingRange(-2, 8)), split, Recipe.For("bayesian-mf") with { Epochs = 160 });
        return (model, split, Recommender.For(model, split, new RatingRange(-2, 8)));
    }
}
