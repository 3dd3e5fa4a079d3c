using AmazonRec.Evaluation;

namespace AmazonRec.Web.Api;

/// <summary>How far predicted ratings are from the actual ones; null where a number is not defined.</summary>
/// <param name="Count">Pairs compared.</param>
/// <param name="Rmse">Root mean squared error, in stars.</param>
/// <param name="Mae">Mean absolute error, in stars.</param>
/// <param name="Pearson">Linear correlation.</param>
/// <param name="R2">1 - squared error / variance.</param>
internal sealed record MetricsView(int Count, double Rmse, double Mae, double? Pearson, double? R2)
{
    public static MetricsView Create(RatingMetrics metrics) =>
        new(metrics.Count, metrics.Rmse, metrics.Mae, Defined(metrics.Pearson), Defined(metrics.R2));

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
