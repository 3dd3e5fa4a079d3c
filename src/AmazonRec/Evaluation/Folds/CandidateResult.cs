using System.Text.Json.Serialization;

namespace AmazonRec.Evaluation.Folds;

/// <summary>What a candidate came to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rmse">Root mean squared error over the folds.</param>
/// <param name="Mae">Mean absolute error over the folds.</param>
/// <param name="Pearson">Linear correlation over the folds.</param>
/// <param name="Folds">Each fold.</param>
/// <param name="Pooled">The test rows of all folds, in the order of the folds, the same for every candidate. No part of a file.</param>
public sealed record CandidateResult(
    string Name, MetricSummary Rmse, MetricSummary Mae, MetricSummary Pearson, IReadOnlyList<FoldResult> Folds,
    [property: JsonIgnore] Predictions Pooled)
{
    internal static CandidateResult Measure(string name, IReadOnlyList<(FoldResult Result, Predictions Predictions)> folds, double level)
    {
        return new CandidateResult(
            name, Summary(m => m.Rmse), Summary(m => m.Mae), Summary(m => m.Pearson), [.. folds.Select(f => f.Result)],
            Predictions.Pooled([.. folds.Select(f => f.Predictions)]));

        MetricSummary Summary(Func<RatingMetrics, double> metric) =>
            MetricSummary.Measure([.. folds.Select(f => metric(f.Result.Metrics))], level);
    }
}
