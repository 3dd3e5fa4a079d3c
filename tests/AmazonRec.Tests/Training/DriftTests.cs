using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>Biases that drift in time (bayesian-timesvd), under splits by time and others.</summary>
public sealed class DriftTests
{
    private const int Users = 60;
    private const int Items = 30;
    private const int Days = 200;
    private const long Day = 86_400;
    private static readonly RatingRange Range = new(-5, 11);

    /// <summary>The level falls by one star over the days, odd items rise by two and users with an odd number fall by one and a half.</summary>
    private static readonly Ratings Drifting = Rows(drift: 1);
    private static readonly Ratings Constant = Rows(drift: 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ratings_to_come_are_predicted_from_where_biases_were_at_the_end(bool ofEachUser)
    {
        var split = ofEachUser ? Split.PerUserTime(Drifting, .1) : Split.GlobalTime(Drifting, .1);
        var (without, with) = (Rmse("bayesian-svdpp", split), Rmse("bayesian-timesvd", split));
        Assert.InRange(with, .3, .5); // noise of one rating: .3
        Assert.True(with < .7 * without, $"{with} with drift, {without} without");
    }

    [Fact]
    public void Where_nothing_drifts_next_to_nothing_is_lost()
    {
        var split = Split.GlobalTime(Constant, .1);
        Assert.InRange(Rmse("bayesian-timesvd", split) / Rmse("bayesian-svdpp", split), .97, 1.03);
    }

    [Fact]
    public void In_a_random_split_biases_are_those_of_the_mean_over_time()
    {
        var split = Split.Random(Drifting, .1);
        Assert.InRange(Rmse("bayesian-timesvd", split) / Rmse("bayesian-svdpp", split), .9, 1.02);
    }

    [Theory]
    [InlineData(SplitMethod.Random)]
    [InlineData(SplitMethod.Time)]
    [InlineData(SplitMethod.UserTime)]
    public void Times_of_the_test_rows_are_not_read(SplitMethod method)
    {
        var split = new SplitPlan { Method = method, Test = .2, Validation = .1 }.Make(Drifting);
        var shifted = Split.OfParts(
            split.Method, split.Seed, Protocol.Clean, split.Train, Shifted(split.Validation), Shifted(split.Test));
        Assert.NotEqual(split.Hash, shifted.Hash);
        Assert.Equal(Predictions(split), Predictions(shifted));

        static Ratings Shifted(Ratings rows) =>
            new(rows.Users, rows.Items, rows.User, rows.Item, rows.Value, [.. rows.Time.Select((time, row) => (time * 2) - (row * Day))]);

        float[] Predictions(Split of) => Fit("bayesian-timesvd", of, epochs: 9).Predict(split.Test);
    }

    [Fact]
    public void Only_the_method_of_a_split_says_when_test_rows_are_made()
    {
        Assert.Equal(Horizon.After, TestTime.Of(Split.GlobalTime(Drifting, .1).Method));
        Assert.Equal(Horizon.AfterUser, TestTime.Of(Split.PerUserTime(Drifting, .1).Method));
        Assert.Equal(Horizon.AfterUser, TestTime.Of(Split.LeaveOneOut(Drifting).Method));
        Assert.Equal(Horizon.Among, TestTime.Of(Split.Random(Drifting, .1).Method));
        Assert.Equal(Horizon.Among, TestTime.Of(Split.Folds(Drifting, 3)[0].Method));
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var split = Split.GlobalTime(Drifting, .2);
        Assert.Equal(
            Fit("bayesian-timesvd", split, epochs: 9, threads: 1).Predict(split.Test),
            Fit("bayesian-timesvd", split, epochs: 9, threads: 2).Predict(split.Test));
    }

    [Fact]
    public void Rows_without_times_are_refused_and_told_what_to_do()
    {
        var rows = Ratings.FromRows(Enumerable.Range(0, 40).Select(row => ($"u{row % 5}", $"i{row % 8}", (float)(row % 3), 0L)));
        var message = Assert.Throws<ArgumentException>(() => Fit("bayesian-timesvd", Split.Random(rows, .2))).Message;
        Assert.Contains("32 of 32 rows have no time", message, StringComparison.Ordinal);
        Assert.Contains("--columns", message, StringComparison.Ordinal);
        Assert.Contains("bayesian-svdpp", message, StringComparison.Ordinal);
    }

    private static Ratings Rows(double drift)
    {
        var source = RandomSource.For(5, "drift test");
        return Ratings.FromRows(Enumerable.Range(0, 4000).Select(row =>
        {
            var at = (ulong)row * 4;
            var (user, item, day) = (source.Below(Users, at), source.Below(Items, at + 1), source.Below(Days, at + 2));
            var late = drift * day / Days;
            var rating = 3 - late + (item % 2 * 2 * late) - (user % 2 * 1.5 * late) + Math.Sin(user) + Math.Cos(item) + (.3 * source.Normal(at + 3));
            return ($"u{user:D2}", $"i{item:D2}", (float)rating, (1000 + day) * Day);
        }));
    }

    private static TrainedModel Fit(string name, Split split, int epochs = 120, int threads = 2) =>
        Trainer.Fit(
            ModelZoo.Build(name, new ModelOptions { Factors = 2, OutputRange = Range }), split,
            Recipe.For(name) with { Epochs = epochs, Threads = threads });

    private static double Rmse(string name, Split split) => Predictions.Make(Fit(name, split), split).Metrics().Rmse;
}
