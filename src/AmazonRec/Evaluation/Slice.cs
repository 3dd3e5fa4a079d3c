using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation;

/// <summary>The errors on some of the test rows.</summary>
/// <param name="Of">Which rows, such as "1-5".</param>
/// <param name="Count">How many.</param>
/// <param name="Rmse">Root mean squared error; NaN where there are no rows, and without ends where there is only one to draw.</param>
/// <param name="Mae">Mean absolute error; likewise.</param>
public sealed record Slice(string Of, int Count, Interval Rmse, Interval Mae)
{
    /// <summary>The errors of some predictions.</summary>
    internal static Slice For(string of, Predictions predictions, BootstrapOptions options)
    {
        var none = new Interval(double.NaN, double.NaN, double.NaN, options.Level);
        if (predictions.Count == 0) return new Slice(of, 0, none, none);
        var intervals = Bootstrap.Intervals(predictions, options);
        return new Slice(of, predictions.Count, intervals.Rmse, intervals.Mae);
    }
}
