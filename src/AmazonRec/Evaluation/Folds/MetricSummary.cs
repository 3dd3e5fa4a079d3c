using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Folds;

/// <summary>A metric over folds.</summary>
/// <param name="Mean">Mean over the folds; NaN where it is not defined for one of them.</param>
/// <param name="Deviation">Standard deviation between folds.</param>
/// <param name="Interval">Student's interval of the mean.</param>
public readonly record struct MetricSummary(double Mean, double Deviation, Interval Interval)
{
    /// <summary>The summary of one value for each fold.</summary>
    internal static MetricSummary Measure(IReadOnlyCollection<double> values, double level)
    {
        var (mean, deviation) = Spread.Measure(values);
        return new MetricSummary(mean, deviation, Interval.OfMean(values, level));
    }
}
