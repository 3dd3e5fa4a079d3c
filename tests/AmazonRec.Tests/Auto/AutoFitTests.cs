using AmazonRec.Auto;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Auto;

/// <summary>The blend that is trained where nobody names a model.</summary>
public sealed class AutoFitTests
{
    private const int Users = 120;
    private const int Items = 50;
    private static readonly Split Made = Split.Random(Rows(), test: .2, validation: 0, seed: 3);
    private static readonly Lazy<(TrainedModel Model, AutoReport Report)> Blend = new(() => AutoFit.Run(Made, Quick));

    /// <summary>About the first wave.</summary>
    private static AutoOptions Quick => new() { Budget = 1, Seed = 1 };

    [Fact]
    public void It_is_better_than_the_baseline_where_there_is_more_to_learn()
    {
        var (model, report) = Blend.Value;
        var baseline = Predictions.Make(Baseline.Yardstick.Fit(Made.Train), Made).Metrics().Rmse;
        Assert.InRange(Predictions.Make(model, Made).Metrics().Rmse, 0, .8 * baseline);
        Assert.Equal(Made.Train.Count, report.HeldOut);
        Assert.Equal("auto", model.Model.Name);
        Assert.All(report.Parts, part => Assert.InRange(part.Weight, .01, 2));
        Assert.All(report.Parts, part => Assert.InRange(report.Rmse, 0, (part.Without ?? part.Alone) + 1e-3));
        Assert.InRange(report.Rmse, 0, report.Tried.Min(trial => trial.Rmse) + 1e-3);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads()
    {
        var once = AutoFit.Run(Made, Quick with { Threads = 1 });
        var again = AutoFit.Run(Made, Quick with { Threads = 4 });
        Assert.Equal(once.Model.Predict(Made.Test), again.Model.Predict(Made.Test));
        Assert.Equal(Json.Write(once.Report), Json.Write(again.Report));
    }

    [Fact]
    public void Test_rows_are_not_looked_at()
    {
        var other = Split.OfParts(Made.Method, Made.Seed, Protocol.Clean, Made.Train, Made.Validation, new Ratings(
            Made.Test.Users, Made.Test.Items, Made.Test.User, Made.Test.Item, Array.ConvertAll(Made.Test.Value, _ => 1f), Made.Test.Time));
        Assert.Equal(Blend.Value.Model.Predict(Made.Test), AutoFit.Run(other, Quick).Model.Predict(Made.Test));
    }

    [Fact]
    public void Few_rows_leave_the_baseline_alone()
    {
        var few = Split.OfParts("few", null, Protocol.Clean, Made.Train.Rows([.. Enumerable.Range(0, 12)]), Made.Validation, Made.Test);
        var (model, report) = AutoFit.Run(few, Quick);
        Assert.Equal("tuned-bias", Assert.Single(report.Parts).Model);
        Assert.Contains("12 training rows are too few", report.Ended);
        var baseline = Predictions.Make(Baseline.Yardstick.Fit(few.Train), few).Predicted;
        Assert.All(model.Predict(few.Test).Zip(baseline), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Equal_ratings_leave_the_baseline_alone()
    {
        var rows = Ratings.FromRows(Enumerable.Range(0, 63).Select(at => ($"u{at % 9}", $"i{at % 7}", 5f, 0L)));
        var (model, report) = AutoFit.Run(Split.Random(rows, .2, seed: 1), Quick);
        Assert.Equal(5, model.Predict("u1", "i2"));
        Assert.Equal("all training ratings are equal", report.Ended);
    }

    [Fact]
    public void The_error_on_held_out_rows_is_that_of_the_model_that_is_delivered()
    {
        // A third of the latest rows are of users without training rows, whom biased-mf by itself leaves to bias estimates.
        var rows = Rows();
        var late = rows.Time.Order().ElementAt(rows.Count * 3 / 4);
        var old = rows.Rows([.. Enumerable.Range(0, rows.Count).Where(row => rows.User[row] % 3 != 0 || rows.Time[row] >= late)]);
        var split = Split.GlobalTime(old, .2, .2);
        var (model, report) = AutoFit.Run(split, Quick with { Budget = 3 });
        var squares = model.Predict(split.Validation).Zip(split.Validation.Value).Average(pair => Math.Pow(pair.First - pair.Second, 2));
        Assert.Equal(report.Rmse, Math.Sqrt(squares), 2e-3); // but for clipping
        Assert.Contains(report.Tried, trial => trial.Model == "biased-mf");
    }

    [Fact]
    public void A_blend_that_has_nothing_to_learn_is_the_baseline_or_next_to_it()
    {
        var source = RandomSource.For(4, "auto test");
        var noise = Ratings.FromRows(
            Enumerable.Range(0, 900).Select(at => ($"u{at % 60:D2}", $"i{at * 7 % 41:D2}", 1f + (int)(5 * source.Uniform((ulong)at)), 0L)));
        var split = Split.Random(noise, .2, seed: 1);
        var (auto, tuned) = (AutoFit.Run(split, Quick).Model, Baseline.Yardstick.Fit(split.Train));
        Assert.InRange(
            Predictions.Make(auto, split).Metrics().Rmse, 0, 1.01 * Predictions.Make(tuned, split).Metrics().Rmse);
    }

    [Fact]
    public void One_run_of_a_model_that_learns_few_rows_by_heart_is_enough()
    {
        var source = RandomSource.For(5, "auto test");
        var few = Ratings.FromRows(
            Enumerable.Range(0, 700).Select(at => ($"u{at % 230:D3}", $"i{at * 7 % 90:D2}", source.Uniform((ulong)at) < .1 ? 1f + (at % 4) : 5f, 0L)));
        var (_, report) = AutoFit.Run(Split.Random(few, .2, seed: 1), new() { Budget = 10, Seed = 1 });
        var baseline = report.Tried.Single(trial => trial.Model == "tuned-bias").Rmse;
        var runs = report.Tried.Where(trial => trial.Model == "biased-mf").ToArray();
        Assert.InRange(Assert.Single(runs).Rmse, 1.1 * baseline, double.PositiveInfinity);
        Assert.DoesNotContain(report.Parts, part => part.Model == "biased-mf");
    }

    [Fact]
    public void A_run_folder_holds_it_whole_and_tells_how_sure_it_is()
    {
        using var folder = new TemporaryFolder();
        var (trained, result) = Experiment.Run(Made, Quick);
        using (var staged = RunFolder.Prepare(folder.PathOf("run"))) RunFolder.Save(staged, trained, Made, result);
        var loaded = RunFolder.Load(folder.PathOf("run"));
        Assert.Equal(trained.Predict(Made.Test), loaded.Predict(Made.Test));
        Assert.Equal(trained.Deviations(Made.Test), loaded.Deviations(Made.Test));
        Assert.NotNull(trained.Deviations(Made.Test));
        var read = RunFolder.ReadResult(folder.PathOf("run"));
        Assert.Null(read.Options);
        Assert.Equal(result.Auto!.Parts, read.Auto!.Parts);
        var recommender = Recommender.Open(folder.PathOf("run"));
        Assert.True(recommender.HasDeviations);
        Assert.Equal(10, recommender.TopN("u000").Items.Count);
        Assert.NotEmpty(recommender.Similar("i03", 3, minRatings: 0).Similar);
        Assert.NotNull(recommender.TopN("u000", 3, new TopOptions { Why = true }).Items[0].Why);
    }

    [Fact]
    public void A_new_user_is_folded_in_part_by_part()
    {
        var recommender = Recommender.For(Blend.Value.Model, Made, new RatingRange(-2, 8));
        var (sum, count) = (0.0, 0);
        foreach (var user in Enumerable.Range(20, 20))
        {
            GivenRating[] own = [.. Enumerable.Range(0, Made.Train.Count).Where(row => Made.Train.User[row] == user)
                .Select(row => new GivenRating(Made.Train.Items[Made.Train.Item[row]], Made.Train.Value[row]))];
            foreach (var item in Enumerable.Range(0, Items).Select(item => $"i{item:D2}"))
                (sum, count) = (
                    sum + Math.Pow(recommender.Predict(Made.Train.Users[user], item).Score - recommender.Predict(own, item).Score, 2),
                    count + 1);
        }

        Assert.InRange(Math.Sqrt(sum / count), 0, .2);
        var nobody = recommender.Predict(Array.Empty<GivenRating>(), "i03");
        Assert.Equal(AnswerSource.Fallback, nobody.Source);
        Assert.InRange(nobody.Score, 1, 5);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("user-time")]
    [InlineData("cold-items")]
    public void Held_out_rows_are_chosen_as_the_split_chooses(string method)
    {
        var rows = Rows();
        var split = method switch
        {
            "time" => Split.GlobalTime(rows, .2),
            "user-time" => Split.PerUserTime(rows, .2),
            _ => Split.ColdItems(rows, .2),
        };
        var inner = Assert.Single(HeldOutRows.Of(split).Inner);
        Assert.Equal(method, inner.Method);
        Assert.Equal(split.Train.Count, inner.Train.Count + inner.Validation.Count);
        if (method == "time") Assert.True(inner.Train.Time.Max() < inner.Validation.Time.Min());
    }

    [Fact]
    public void Validation_rows_of_a_time_split_choose_and_need_no_training_anew()
    {
        var split = Split.GlobalTime(Rows(), .2, .1);
        var rows = HeldOutRows.Of(split);
        Assert.False(rows.Refits);
        Assert.Equal(split.Validation.Value, rows.Ratings);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new ImmediateProgress<double>(share =>
        {
            if (share > .1) cancelled.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => AutoFit.Run(Made, Quick, progress, cancelled.Token));
        Assert.Throws<ArgumentException>(() => AutoFit.Run(Made, new() { Budget = 0 }));
    }

    private static Ratings Rows()
    {
        var source = RandomSource.For(2, "auto test");
        return Ratings.FromRows(
            from user in Enumerable.Range(0, Users)
            from item in Enumerable.Range(0, Items)
            where ((user * 7) + (item * 3)) % 4 != 0
            let at = (ulong)((user * Items) + item)
            let taste = (.6 * Math.Sin(user * 3)) + (.5 * Math.Cos(item)) + (1.2 * Math.Sin(user) * Math.Cos(item * 2))
            select ($"u{user:D3}", $"i{item:D2}", (float)(3 + taste + (.4 * source.Normal(at))), (long)((at * 7919 % 5003) + 1)));
    }
}
