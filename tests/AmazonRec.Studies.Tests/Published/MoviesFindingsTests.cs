using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class MoviesFindingsTests
{
    [Theory]
    [InlineData(.30, "takes 25 % away: enough for the whole step.")]
    [InlineData(.36, "takes 10 % away: enough for the step from the lower figure, and not from the higher.")] // 7 % and 18 %
    [InlineData(.388, "takes 3 % away: a part of it.")]
    [InlineData(.41, "none of it.")]
    public void How_much_of_the_published_fold_error_carrying_weights_explains_is_told_by_both_errors(double carried, string words) =>
        Assert.EndsWith(words, Of(carried, longer: .38, fresh: .40)[3], StringComparison.Ordinal);

    [Fact]
    public void More_epochs_are_told_from_having_seen_the_test_rows()
    {
        var all = Of(carried: .30, longer: .38, fresh: .40);
        Assert.StartsWith("Over the same 2 folds MLP tower has MAE 0.300 ± 0.01000 if it goes on", all[0], StringComparison.Ordinal);
        Assert.EndsWith("So more epochs alone change MAE by -0.020, and having seen the test rows by -0.080.", all[1]);
        Assert.Contains("is 0.500 if it goes on, and 1.500 with fresh weights", all[2]);
    }

    [Theory]
    [InlineData(-.02, -.01, "better than tuned-bias in MAE (difference -0.015 [-0.020, -0.010])")]
    [InlineData(.01, .02, "worse than tuned-bias in MAE")]
    [InlineData(-.01, .01, "neither better nor worse than tuned-bias in MAE")]
    public void The_network_beats_biases_where_the_interval_of_the_difference_says_so(double low, double high, string words) =>
        Assert.Contains(words, Of(.3, .38, .4, low, high)[^1]);

    [Fact]
    public void Where_folds_did_not_run_nothing_is_said_of_them() => Assert.Single(
        (MadeUp.Result(AsReported(0, 1)) with { Study = "movies" }).Findings());

    private static IReadOnlyList<string> Of(double carried, double longer, double fresh, double low = 0, double high = 1) =>
        (MadeUp.Result(
            AsReported(low, high), Folds("5 folds, weights carried over", carried, .5), Folds(
                "5 folds, fresh weights, as many epochs", longer, .6), Folds("5 folds, fresh weights", fresh, 1.5))
            with
        { Study = "movies" }).Findings();

    private static SettingResult AsReported(double low, double high)
    {
        var mae = new Interval((low + high) / 2, low, high, .95);
        var test = new PairedTest(10, 0, 0, 1);
        return MadeUp.Setting("as reported", Protocol.AsReported, [
            MadeUp.Model("tuned-bias", .4, isBaseline: true),
            MadeUp.Model("MLP tower", .4) with
            {
                AgainstBaseline = new Comparison("MLP tower", new RatingIntervals(mae, mae, mae), test, test),
            }]);
    }

    private static SettingResult Folds(string name, double mae, double loss) => MadeUp.Setting(name, Protocol.AsReported, [
        MadeUp.Model("MLP tower", mae) with
        {
            Folds = [.. new[] { mae - .01, mae + .01 }.Select(m => new RatingMetrics(10, m, m, 0, 0, 0))],
            History = new History([new EpochResult(1, loss, null, .1, 1)], 1, StoppedEarly: false, Diverged: false),
        }]);
}
