using System.Text.Json;
using AmazonRec.Evaluation;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Evaluation;

/// <summary>Metrics against SciPy and NumPy.</summary>
public sealed class RatingMetricsGoldenTests
{
    [Fact]
    public void Metrics_equal_those_of_scipy()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("rating_metrics.json")));
        foreach (var golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var actual = golden.GetProperty("actual").EnumerateArray().Select(x => x.GetSingle()).ToArray();
            var predicted = golden.GetProperty("predicted").EnumerateArray().Select(x => x.GetSingle()).ToArray();
            var metrics = RatingMetrics.Measure(predicted, actual);
            // Predictions are single precision: where the golden ones are not, seven digits are left.
            var tolerance = golden.GetProperty("predicted").EnumerateArray().All(x => x.GetDouble() == x.GetSingle()) ? 1e-12 : 1e-6;
            Assert.Equal(golden.GetProperty("rmse").GetDouble(), metrics.Rmse, tolerance);
            Assert.Equal(golden.GetProperty("mae").GetDouble(), metrics.Mae, tolerance);
            Assert.Equal(golden.GetProperty("pearson").GetDouble(), metrics.Pearson, tolerance);
            Assert.Equal(golden.GetProperty("spearman").GetDouble(), metrics.Spearman, tolerance);
            Assert.Equal(golden.GetProperty("r2").GetDouble(), metrics.R2, tolerance);
        }
    }
}
