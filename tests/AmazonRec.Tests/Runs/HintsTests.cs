using AmazonRec.Data.Storage;
using AmazonRec.Runs;
using AmazonRec.Runs.Advice;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Runs;

public sealed class HintsTests
{
    public static TheoryData<string> Codes => [.. MadeUpResult.ByHint.Keys];

    [Fact]
    public void A_run_that_went_well_gets_no_hint() => Assert.Empty(Hints.For(MadeUpResult.Good));

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_went_wrong_is_the_first_hint(string code) => Assert.Equal(code, Hints.For(MadeUpResult.ByHint[code])[0].Code);

    [Theory]
    [InlineData("diverged", "training diverged after epoch 3, and the kept weights are of epoch 2: try --lr 0.0005.")]
    [InlineData("unknown-users", "70 % of the test rows are of users without training ratings, and say little of the model")]
    [InlineData("predicts-mean", "the deviation of predictions is 0.02, that of ratings 0.95: try --recipe fitted, or --model auto.")]
    [InlineData("overfits", "training loss 0.35, validation 1.50, from epoch 3 on: try --patience 3, or --regularization 0.1, or --factors 8.")]
    [InlineData("still-falling", "the validation loss was still falling at the last epoch: try --epochs 6.")]
    [InlineData("behind-baseline", "worse than tuned-bias by 20 %, as dot-mf has no biases of users and items: try --recipe fitted")]
    [InlineData("drift-averaged", "with the split 'random', test rows are of any time")]
    [InlineData("start-kept", "no epoch was better than the start: ")]
    public void It_says_what_happened_and_what_to_try(string code, string sentence) =>
        Assert.Contains(sentence, Hints.For(MadeUpResult.ByHint[code])[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_best_epoch_kept_and_better_than_the_baseline_is_well_whatever_came_after() =>
        Assert.Empty(Hints.For(MadeUpResult.Of([(1.2, 1.4), (.6, .9), (.35, 1.5)], kept: 2)));

    [Fact]
    public void Three_hints_are_enough()
    {
        var bad = MadeUpResult.ByHint["overfits"] with
        {
            Test = MadeUpResult.ByHint["behind-baseline"].Test with { ColdRows = new(0, 60, 10, 0) },
            PredictionDeviation = .01,
        };
        Assert.Equal(["unknown-users", "predicts-mean", "overfits"], Hints.For(bad).Select(hint => hint.Code));
    }

    [Fact]
    public void Hints_are_part_of_the_result_s_json_and_read_back_from_what_they_are_made_of()
    {
        var result = MadeUpResult.ByHint["still-falling"];
        var json = Json.Write(result);
        Assert.Contains("\"code\": \"still-falling\"", json, StringComparison.Ordinal);
        Assert.Equal(result.Hints.Select(h => h.ToString()), Json.Parse<ExperimentResult>(json).Hints.Select(h => h.ToString()));
    }
}
