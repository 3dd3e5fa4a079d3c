using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class FashionFindingsTests
{
    [Fact]
    public void Published_error_and_correlation_bound_the_deviation_of_the_test_ratings()
    {
        Assert.Equal(1.315, (new Reported(.75259, .51566, "") { Pearson = .82009 }).MostDeviation(), 3);
        Assert.True(double.IsNaN(new Reported(.75259, null, "").MostDeviation()));
    }

    [Theory]
    [InlineData(.766, "2 % from the published RMSE: no text and no photo is needed for such errors")]
    [InlineData(.4, "below the published RMSE: no text and no photo is needed")]
    [InlineData(1.5, "99 % above the published RMSE.")]
    public void How_near_the_mean_comes_is_said_by_its_error(double rmse, string words) =>
        Assert.Contains(words, Of(rmse, r2: 0, once: null)[0]);

    [Fact]
    public void Copies_are_the_reason_if_the_mean_knows_little_without_them()
    {
        Assert.Contains(Of(.77, .6, once: .05), s => s.StartsWith("69 % of the test rows share user and text", StringComparison.Ordinal));
        Assert.Contains(Of(.77, .6, once: .05), s => s.EndsWith("copies explain what it knew.", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(.77, .6, once: .5), s => s.Contains("explain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(.8, .6, "could give such figures")] // .8 / √.4 = 1.265
    [InlineData(.99, .4, "could give such figures")] // 1.278
    [InlineData(.99, .5, "can't be the original's rows")] // 1.400
    public void Ratings_that_deviate_too_much_are_not_those_of_the_original(double rmse, double r2, string words) =>
        Assert.Contains(words, Of(rmse, r2, once: null)[^1]);

    [Fact]
    public void Few_copies_are_not_the_reason_and_other_goods_show_nothing_of_fashion()
    {
        Assert.DoesNotContain(Of(.77, .6, once: .05, same: 20), s => s.Contains("explain", StringComparison.Ordinal));
        Assert.Empty(Of(.77, .6, once: .05, data: "gift-cards"));
    }

    private static IReadOnlyList<string> Of(double rmse, double r2, double? once, int same = 69, string data = "data")
    {
        var reported = MadeUp.Setting("as reported", Protocol.AsReported, [Mean(rmse, r2), Network()]) with
        {
            Leak = new SplitLeak(
                LeakLevel.Leaks, 100, 70, 5, same, .5, new(70, new(1, 1), new(.1, .1), new(1, 1)),
                new(30, new(1, 1), new(1.2, 1), new(1, 1)),
                Validation: null, "", Remedy: null),
        };
        SettingResult[] removed = once is { } left ? [MadeUp.Setting("copies removed", Protocol.AsReported, [Mean(1.2, left)])] : [];
        return (MadeUp.Result([reported, .. removed]) with { Study = "fashion", DataName = data }).Findings();
    }

    private static ModelResult Mean(double rmse, double r2) => MadeUp.Model("shrunk-user-mean", rmse, isBaseline: true) with
    {
        Folds = [new RatingMetrics(100, rmse, .5, .8, .8, r2)],
    };

    private static ModelResult Network() => MadeUp.Model("cosine + MLP", .75) with
    {
        History = new History([new EpochResult(1, 1, .5, .1, 1), new EpochResult(2, 1, .6, .1, 1)], 2, StoppedEarly: true, Diverged: false),
    };
}
