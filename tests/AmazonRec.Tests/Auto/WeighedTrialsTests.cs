using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Tests.Auto;

/// <summary>Which trials become parts of a blend.</summary>
public sealed class WeighedTrialsTests
{
    private const int Rows = 4000;
    private static readonly float[] Target = [.. Enumerable.Range(0, Rows).Select(row => (float)Math.Sin(row))];

    [Fact]
    public void What_is_far_worse_than_the_baseline_alone_is_no_part_whatever_weight_would_suit_it()
    {
        // Its errors are the baseline's turned round, so that a blend of both would be perfect.
        var (baseline, helpful) = (Of("tuned-bias", .5, 1), Of("biased-mf", -.6, 1));
        Assert.True(WeighedTrials.IsFarWorse(helpful, [baseline, helpful]));
        Assert.Equal([baseline], WeighedTrials.BestOfFamilies([baseline, helpful], Target).Trials);
        var near = Of("biased-mf", -.54, 1);
        Assert.False(WeighedTrials.IsFarWorse(near, [baseline, near]));
        Assert.Equal([baseline, near], WeighedTrials.BestOfFamilies([baseline, near], Target).Trials);
    }

    [Fact]
    public void A_part_of_little_weight_that_gains_nothing_is_dropped()
    {
        // The third one's errors are nearly those of the second, and larger.
        Trial[] trials = [Of("tuned-bias", .5, 1), Of("svd", -.5, 1), Of("svdpp", -.5, 1, extra: .2)];
        var all = WeighedTrials.BestOfFamilies(trials, Target);
        Assert.Equal(3, all.Trials.Count);
        var kept = all.Pruned(Target);
        Assert.All(kept.Weights, weight => Assert.InRange(weight, .02, 1));
        Assert.InRange(kept.Rmse, 0, all.Rmse + (2e-5 * all.Rmse));
    }

    [Theory]
    [InlineData(.5, .3, true)]
    [InlineData(.5, .4, false)]
    [InlineData(.5, .6, false)]
    [InlineData(null, .3, false)]
    public void A_part_that_learned_its_rows_by_heart_only_when_trained_anew_is_told(double? before, double now, bool differs)
    {
        var trained = Trainer.Fit(
            Svd.Create(2, RatingRange.Stars),
            Split.Random(
                Ratings.FromRows(Enumerable.Range(0, 40).Select(at => ($"u{at % 5}", $"i{at / 5}", 1f + (at % 3), 0L))), .2),
            Recipe.For("svd") with { Epochs = 1 });
        var loss = trained.History.Kept!.TrainLoss;
        Assert.Equal(differs, (Of("svd", .5, 1) with { TrainLoss = before * loss / now }).DiffersFrom(trained));
    }

    /// <summary>A trial whose errors are a wave of some height, and another wave that nobody else has.</summary>
    private static Trial Of(string model, double height, double turns, double extra = 0)
    {
        float[] predictions = [.. Target.Select((value, row) =>
            (float)(value + (height * Math.Sqrt(2) * Math.Cos(turns * row * 1.7)) + (extra * Math.Sqrt(2) * Math.Cos(row * 2.3))))];
        var rmse = Math.Sqrt(predictions.Zip(Target).Average(pair => Math.Pow(pair.First - pair.Second, 2)));
        return new(new Candidate(model, model, new ModelOptions(), new TrainingOptions()), 5, predictions, rmse);
    }
}
