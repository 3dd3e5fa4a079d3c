using AmazonRec.Data;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;


namespace AmazonRec.Cli.Terminal;

/// <summary>What a model is worth beside the yardstick, the baseline that is fixed beforehand, as a sentence.</summary>
internal static class AgainstBaseline
{
    private const double AsGood = 5e-4; // what is written as 0.0 %

    /// <summary>The sentence.</summary>
    /// <param name="result">Of the model and of the baselines, on the same test rows.</param>
    /// <param name="split">All rows.</param>
    public static string Line(ExperimentResult result, Split split)
    {
        var (baseline, rmse) = (Baseline.Yardstick.Name, result.Test.Rmse);
        var floor = result.Baselines[baseline].Rmse;
        var allEqual = split.Train.Value.Concat(split.Validation.Value).Concat(split.Test.Value).Distinct().Take(2).Count() == 1;
        if (allEqual) return $"The baseline {baseline} has RMSE {floor:0.####}: all ratings are equal, nothing to learn.";
        if (result.Baselines.FirstOrDefault(b => b.Value.Rmse == 0).Key is { } exact)
            return $"The baseline {exact} has RMSE 0: it predicts every test row exactly, and no model can be better. {result.Model} "
                + $"has RMSE {rmse:F4}.";
        var gain = 1 - (rmse / floor);
        if (Math.Abs(gain) < AsGood)
            return $"{result.Model} is as good in RMSE as the baseline {baseline} ({result.BaselineChoice}).";
        return $"{result.Model} is {Math.Abs(gain):P1} {(gain > 0 ? "better" : "worse")} in RMSE than the baseline {baseline} "
            + $"({result.BaselineChoice}).";
    }
}
