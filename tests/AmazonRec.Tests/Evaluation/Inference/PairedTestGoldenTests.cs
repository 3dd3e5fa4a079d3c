using System.Text.Json;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Evaluation.Inference;

/// <summary>Paired tests against SciPy: ttest_rel, and wilcoxon with the normal approximation.</summary>
public sealed class PairedTestGoldenTests
{
    [Fact]
    public void Tests_equal_those_of_scipy()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("rating_metrics.json")));
        var golden = document.RootElement.GetProperty("paired");
        var (a, b) = (Column("a"), Column("b"));
        var (t, w) = (PairedTest.T(a, b), PairedTest.Wilcoxon(a, b));
        Assert.Equal(golden.GetProperty("t_test").GetProperty("t").GetDouble(), t.Statistic, 1e-9); // the columns were rounded to 12 digits
        Assert.Equal(golden.GetProperty("t_test").GetProperty("p").GetDouble(), t.PValue, 1e-9);
        var clusters = PairedTest.OfClusters(a, b, [.. a.Select(_ => 1.0)]); // one row in each
        Assert.Equal(golden.GetProperty("t_test").GetProperty("p").GetDouble(), clusters.PValue, 1e-9);
        Assert.Equal(golden.GetProperty("wilcoxon").GetProperty("w").GetDouble(), w.Statistic);
        Assert.Equal(golden.GetProperty("wilcoxon").GetProperty("p").GetDouble(), w.PValue, 1e-12);

        double[] Column(string name) => [.. golden.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];
    }
}
