using AmazonRec.Data;

namespace AmazonRec.Cli.Terminal;

/// <summary>What a model is worth beside the best trivial baseline, as a sentence.</summary>
internal static class AgainstBaseline
{
    /// <summary>The sentence.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="rmse">Its RMSE on the test rows.</param>
    /// <param name="baseline">Name of the best baseline.</param>
    /// <param name="floor">Its RMSE on the same rows.</param>
    /// <param name="split">All rows.</param>
    public static string Line(string model, double rmse, string baseline, double floor, Split split)
    {
        var allEqual = split.Train.Value.Concat(split.Validation.Value).Concat(split.Test.Value).Distinct().Take(2).Count() == 1;
        if (allEqual) return $"The best trivial baseline, {baseline}, has RMSE {floor:0.####}: all ratings are equal, nothing to learn.";
        if (floor == 0) return $"The best trivial baseline, {baseline}, has RMSE 0: it predicts every test row exactly, and no model can be better. {model} has RMSE {rmse:F4}.";
        var gain = 1 - (rmse / floor);
        return $"{model} is {Math.Abs(gain):P1} {(gain > 0 ? "better" : "worse")} in RMSE than the best trivial baseline, {baseline}.";
    }
}
