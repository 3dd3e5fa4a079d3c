using AmazonRec.Compute;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Tests.Evaluation.Inference;

public sealed class BootstrapTests
{
    private static readonly BootstrapOptions Quick = new() { Resamples = 200 };

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(1_000_000, 1000)]
    [InlineData(2_000_000, 500)]
    [InlineData(25_000_000, 200)]
    public void Very_many_users_are_drawn_anew_less_often(int users, int resamples) =>
        Assert.Equal(resamples, new BootstrapOptions().ResamplesOf(users));

    [Fact]
    public void Users_are_drawn_unless_someone_asks_for_rows() => Assert.Equal(BootstrapUnit.Users, new BootstrapOptions().Unit);

    [Fact]
    public void Sums_of_users_give_the_ends_that_drawing_their_rows_one_by_one_gives()
    {
        // Two folds of six users, one of them in the second fold alone, with one to four rows each.
        int[][] users = [[0, 0, 1, 2, 2, 2, 3, 4, 4], [5, 5, 5, 5, 3, 1, 1, 0, 2]];
        Predictions[] folds = [.. users.Select((user, fold) => Shifted((ulong)fold, user))];
        var options = Quick with { Resamples = 40 };
        var intervals = Bootstrap.OfFolds(folds, options);
        var drawn = Enumerable.Range(0, options.Resamples).Select(Drawn).ToArray();
        foreach (
            var (interval, metric) in new (
                Interval,
                Func<RatingMetrics,
                double>)[] { (intervals.Rmse, m => m.Rmse), (intervals.Mae, m => m.Mae), (intervals.Pearson, m => m.Pearson) })
        {
            Assert.Equal(folds.Average(f => metric(f.Metrics())), interval.Estimate, 9);
            double[] values = [.. drawn.Select(resample => resample.Average(metric)).Order()];
            var (below, above) = (values.Count(v => v < interval.Low), values.Count(v => v > interval.High));
            Assert.Equal((1, 1), (below, above)); // places .025 and .975 of 40 lie between the outermost two of each side
            Assert.Equal(values[0] + (.975 * (values[1] - values[0])), interval.Low, 9);
            Assert.Equal(values[^1] - (.975 * (values[^1] - values[^2])), interval.High, 9);
        }

        RatingMetrics[] Drawn(int resample)
        {
            var source = options.Source(resample);
            int[] chosen = [.. Enumerable.Range(0, 6).Select(i => (int)(((ulong)source.Block((uint)i / 4)[i % 4] * 6) >> 32))];
            return [
                .. folds.Select(
                    fold =>
                        fold.Rows([.. chosen.SelectMany(user => Enumerable.Range(0, fold.Count).Where(row => fold.User[row] == user))])
                            .Metrics())];
        }
    }

    [Fact]
    public void The_estimates_are_the_metrics()
    {
        var predictions = Noisy(1, users: 100, rowsOfEach: 3, shared: .5);
        foreach (var unit in Enum.GetValues<BootstrapUnit>())
        {
            var (intervals, metrics) = (Bootstrap.Intervals(predictions, Quick with { Unit = unit }), predictions.Metrics());
            Assert.Equal(metrics.Rmse, intervals.Rmse.Estimate, 12);
            Assert.Equal(metrics.Mae, intervals.Mae.Estimate, 12);
            Assert.Equal(metrics.Pearson, intervals.Pearson.Estimate, 10);
            foreach (var interval in new[] { intervals.Rmse, intervals.Mae, intervals.Pearson })
                Assert.True(interval.Holds(interval.Estimate));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_one_thread_and_on_two()
    {
        var predictions = Noisy(2, users: 200, rowsOfEach: 1, shared: 0);
        Assert.Equal(
            Bootstrap.Intervals(predictions, Quick with { Threads = 1 }), Bootstrap.Intervals(predictions, Quick with { Threads = 2 }));
        Assert.NotEqual(Bootstrap.Intervals(predictions, Quick), Bootstrap.Intervals(predictions, Quick with { Seed = 1 }));
    }

    [Fact]
    public void Nineteen_of_twenty_intervals_hold_the_true_error()
    {
        var truth = Math.Sqrt(1 + .25); // of an error with deviation 1 around a user's shift of deviation 1/2
        var held = Enumerable.Range(0, 200)
            .Count(
                trial =>
                    Bootstrap.Intervals(
                        Noisy((ulong)trial, users: 80, rowsOfEach: 4, shared: .5),
                        Quick with { Unit = BootstrapUnit.Users }).Rmse.Holds(truth));
        Assert.InRange(held, 176, 199); // 190 are expected; percentile intervals of 80 users are a little too narrow
    }

    [Fact]
    public void Where_one_users_errors_are_alike_drawing_rows_is_too_sure()
    {
        var predictions = Noisy(3, users: 60, rowsOfEach: 20, shared: 2);
        var (rows, users) = (
            Bootstrap.Intervals(predictions, Quick with { Unit = BootstrapUnit.Rows }).Rmse,
            Bootstrap.Intervals(predictions, Quick with { Unit = BootstrapUnit.Users }).Rmse);
        Assert.True(users.High - users.Low > 2 * (rows.High - rows.Low));
    }

    [Fact]
    public void Where_each_user_has_one_row_both_draws_are_the_same()
    {
        var predictions = Noisy(4, users: 50, rowsOfEach: 1, shared: 0);
        Assert.Equal(
            Bootstrap.Intervals(predictions, Quick with { Unit = BootstrapUnit.Rows }),
            Bootstrap.Intervals(predictions, Quick with { Unit = BootstrapUnit.Users }));
    }

    [Fact]
    public void The_difference_of_a_model_and_itself_is_nothing()
    {
        var predictions = Noisy(5, users: 50, rowsOfEach: 2, shared: 0);
        Assert.Equal(new Interval(0, 0, 0, .95), Bootstrap.Difference(predictions, predictions, Quick).Rmse);
    }

    [Fact]
    public void A_model_that_is_always_a_little_better_is_seen_to_be_where_their_intervals_overlap()
    {
        float[] actual = [.. Enumerable.Range(0, 100).Select(i => 1f + (i % 5))];
        var draws = RandomSource.For(6, "bootstrap test");
        float[] errors = [.. actual.Select((_, i) => (float)Math.Abs(draws.Normal((ulong)i)))];
        var better = PredictionsOf.Rows(actual, [.. actual.Zip(errors, (a, e) => a + e)]);
        var worse = PredictionsOf.Rows(actual, [.. actual.Zip(errors, (a, e) => a + (1.1f * e))]);
        Assert.True(Bootstrap.Intervals(worse, Quick).Rmse.Low < Bootstrap.Intervals(better, Quick).Rmse.High);
        Assert.True(Bootstrap.Difference(better, worse, Quick).Rmse.High < 0);
    }

    [Fact]
    public void Models_on_different_rows_are_not_compared() =>
        Assert.Throws<ArgumentException>(
            () => Bootstrap.Difference(PredictionsOf.Rows([1, 2], [1, 2]), PredictionsOf.Rows([1, 3], [1, 2])));

    [Fact]
    public void A_constant_correlates_with_nothing()
    {
        var pearson = Bootstrap.Intervals(PredictionsOf.Rows([1, 2, 4], [3.3f, 3.3f, 3.3f]), Quick).Pearson;
        Assert.True(double.IsNaN(pearson.Estimate) && double.IsNaN(pearson.Low));
    }

    [Fact]
    public void An_interval_of_a_mean_is_by_hand()
    {
        var interval = Interval.OfMean([1, 2, 3]);
        Assert.Equal(2, interval.Estimate);
        Assert.Equal(4.302652729911275 / Math.Sqrt(3), interval.High - 2, 9);
        Assert.Equal(2 - interval.Low, interval.High - 2, 12);
        Assert.True(double.IsNaN(Interval.OfMean([1]).Low));
    }

    /// <summary>Errors of standard deviation 1 around a shift of each user's own.</summary>
    private static Predictions Noisy(ulong seed, int users, int rowsOfEach, double shared) =>
        Shifted(seed, [.. Enumerable.Range(0, users * rowsOfEach).Select(row => row / rowsOfEach)], shared);

    private static Predictions Shifted(ulong seed, int[] user, double shared = .5)
    {
        var (noise, shift) = (RandomSource.For(seed, "noise"), RandomSource.For(seed, "shift"));
        float[] actual = [.. user.Select((_, row) => 1f + (row % 5))];
        return PredictionsOf.Rows(
            actual,
            [.. actual.Select((a, row) => (float)(a + noise.Normal((ulong)row) + (shared * shift.Normal((ulong)user[row]))))],
            user);
    }
}
