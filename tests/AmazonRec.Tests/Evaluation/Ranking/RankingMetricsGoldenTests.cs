using System.Text.Json;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Evaluation.Ranking;

/// <summary>Ranking metrics against their formulas in Python.</summary>
public sealed class RankingMetricsGoldenTests
{
    [Fact]
    public void Metrics_equal_those_of_the_formulas()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("ranking_metrics.json")));
        foreach (var user in document.RootElement.GetProperty("users").EnumerateArray())
        {
            int[] ranked = [.. user.GetProperty("ranked").EnumerateArray().Select(x => x.GetInt32())];
            var relevant = user.GetProperty("relevant").EnumerateArray().Select(x => x.GetInt32()).ToHashSet();
            foreach (var k in new[] { 1, 5, 10 })
            {
                var (golden, metrics) = (user.GetProperty($"@{k}"), RankingMetrics.Measure(ranked, relevant, k));
                Equal("precision", metrics.Precision);
                Equal("recall", metrics.Recall);
                Equal("hit", metrics.Hit);
                Equal("ndcg", metrics.Ndcg);
                Equal("ap", metrics.AveragePrecision);
                Equal("rr", metrics.ReciprocalRank);
                Equal("ap_all", metrics.AveragePrecisionOverAll);
                var gains = relevant.ToDictionary(item => item, item => Math.Pow(2, 1 + (item % 5)) - 1);
                var graded = RankingMetrics.Measure(ranked, gains, k);
                Assert.Equal(golden.GetProperty("graded_ndcg").GetDouble(), graded.Ndcg, 1e-14);
                Assert.Equal(metrics with { Ndcg = graded.Ndcg }, graded); // gains change nothing else

                void Equal(string name, double actual) => Assert.Equal(golden.GetProperty(name).GetDouble(), actual, 1e-14);
            }
        }
    }
}
