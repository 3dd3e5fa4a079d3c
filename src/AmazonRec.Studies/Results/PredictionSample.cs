using AmazonRec.Evaluation;

namespace AmazonRec.Studies.Results;

/// <summary>Some test rows with what a model says of them, to be drawn: at most 200, spread evenly over all.</summary>
/// <param name="Actual">Their ratings.</param>
/// <param name="Predicted">What the model says of them, to two digits.</param>
public sealed record PredictionSample(IReadOnlyList<float> Actual, IReadOnlyList<float> Predicted)
{
    private const int Most = 200; // more points would hide each other

    /// <summary>Rows of some predictions: the same of every model of a split.</summary>
    public static PredictionSample Take(Predictions all)
    {
        var count = Math.Min(Most, all.Count);
        int[] rows = [.. Enumerable.Range(0, count).Select(n => (int)((long)n * all.Count / count))];
        return new([.. rows.Select(row => all.Actual[row])], [.. rows.Select(row => MathF.Round(all.Predicted[row], 2))]);
    }
}
