using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Synthesis;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Models;

public sealed class TunedBiasTests
{
    [Fact]
    public void Few_rows_choose_nothing_and_the_biases_are_the_clipped_ones_by_hand()
    {
        // Mean 3. Items first: x (2 - 2) / 12 = 0, y (2 - 2) / 12 = 0. Then users: a (2 + 2) / 17, b (-2 - 2) / 17.
        var train = Ratings.FromRows([("a", "x", 5, 0), ("a", "y", 5, 0), ("b", "x", 1, 0), ("b", "y", 1, 0)]);
        var tuned = new TunedBias(train);
        Assert.False(tuned.IsChosen);
        Assert.Equal((15, 10), (tuned.UserRegularization, tuned.ItemRegularization));
        Assert.Contains("fewer than 50 training rows", tuned.Choice, StringComparison.Ordinal);
        Assert.Equal([3 + (4 / 17f), 3 - (4 / 17f)], Predict(tuned, [0, 1], [0, 1]));
    }

    [Fact]
    public void Without_noise_the_least_regularisation_of_users_is_chosen_and_biases_are_their_means_by_hand()
    {
        // Every user always gives the same stars: the less pull, the better. Items are alike, so a user's bias is 20 · 2 / (20 + 0.25).
        var train = Ratings.FromRows(Enumerable.Range(0, 400).Select(n => ($"u{n / 20}", $"i{n % 20}", n / 20 % 2 == 0 ? 5f : 1f, 0L)));
        var tuned = new TunedBias(train);
        Assert.Equal(.25, tuned.UserRegularization);
        Assert.Equal(3 + (2 * 20 / 20.25), Predict(tuned, [0], [0])[0], 5);
    }

    [Fact]
    public void Noise_on_few_ratings_each_is_regularised_harder_than_opinions()
    {
        var draw = RandomSource.For(seed: 5, "stars");
        var noise = new TunedBias(Stars((user, item, at) => 1 + draw.Below(5, at)));
        var opinions = new TunedBias(Stars((user, item, at) => 1 + (user % 5)));
        Assert.True(noise.UserRegularization >= 16 * opinions.UserRegularization, $"{noise.Choice} beside {opinions.Choice}");
        Assert.True(noise.ItemRegularization >= 16, noise.Choice);

        static Ratings Stars(Func<int, int, ulong, float> of) =>
            Ratings.FromRows(Enumerable.Range(0, 600).Select(n => ($"u{n / 4}", $"i{n * 7 % 90}", of(n / 4, n * 7 % 90, (ulong)n), 0L)));
    }

    [Fact]
    public void Predictions_stay_on_the_scale_of_the_training_rows_and_strangers_get_the_mean()
    {
        var known = Enumerable.Range(0, 200).Select(n => ($"u{n / 10}", $"i{n % 10}", (n / 10 % 2 == 0) == (n % 10 < 5) ? 4f : 2f, 0L));
        var split = Split.FromParts(
            Ratings.FromRows(known.Concat(Enumerable.Range(0, 10).Select(n => ("kind", $"i{n}", 4f, 0L)))),
            Ratings.FromRows([("stranger", "new", 5, 0)]));
        var (all, tuned) = (split.Train, new TunedBias(split.Train));
        var predictions = Predict(tuned, all.User, all.Item);
        Assert.All(predictions, p => Assert.InRange(p, 2, 4));
        Assert.Equal((float)all.Value.Average(v => (double)v), Predict(tuned, split.Test.User, split.Test.Item)[0], 5);
    }

    [Fact]
    public void What_the_test_rows_say_changes_nothing()
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        var before = new TunedBias(split.Train);
        for (var row = 0; row < split.Test.Count; row++) split.Test.Value[row] = 6 - split.Test.Value[row];
        var after = new TunedBias(split.Train);
        Assert.Equal(before.Choice, after.Choice);
        Assert.Equal(Predict(before, split.Test.User, split.Test.Item), Predict(after, split.Test.User, split.Test.Item));
    }

    [Fact]
    public void Side_by_side_on_many_threads_it_has_the_same_bits()
    {
        var train = Reviews.Read(Sample.Reviews).ToRatings();
        var alone = Predict(new TunedBias(train), train.User, train.Item);
        var together = new float[4][];
        Parallel.For(0, together.Length, at => together[at] = Predict(new TunedBias(train), train.User, train.Item));
        Assert.All(together, predictions => Assert.Equal(alone, predictions));
    }

    [Fact]
    public void It_is_the_yardstick_and_chosen_by_name()
    {
        Assert.Equal(("tuned-bias", Baseline.Yardstick), (Baseline.Yardstick.Name, Baseline.All[^1]));
        Assert.Equal("tuned-bias", Baseline.YardstickOf(["tuned-bias", "other"]));
        Assert.Equal("als-bias", Baseline.YardstickOf(["global-mean", "als-bias"]));
        Assert.Null(Baseline.YardstickOf([]));
    }

    [SharedFact]
    public void On_five_folds_of_ml_100k_it_is_below_the_usual_regularisation()
    {
        var folds = Split.Folds(Ratings.Read(Shared.Data("movielens-100k", "u.data")), 5);
        Assert.Equal(
            .940,
            folds.Average(f => RatingMetrics.Measure(Predict(new TunedBias(f.Train), f.Test.User, f.Test.Item), f.Test.Value).Rmse),
            .002);
    }

    private static float[] Predict(TunedBias predictor, int[] users, int[] items)
    {
        var predictions = new float[users.Length];
        predictor.Predict(users, items, predictions);
        return predictions;
    }
}
