using System.Text.Json;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Evaluation.Inference;

/// <summary>Tails and quantiles against mpmath with forty digits, and tests of columns with many ties against SciPy.</summary>
public sealed class TailsGoldenTests
{
    [Fact]
    public void Tails_of_t_are_right_to_twelve_digits_and_to_nine_at_a_million_degrees_of_freedom() => Each("student", row =>
        Close(Number(row, "two_sided"), Tails.Student(-Number(row, "t"), Number(row, "freedom")), Tolerance(row)));

    [Fact]
    public void Quantiles_of_t_are_as_right_as_its_tails() => Each("student_quantiles", row =>
        Close(Number(row, "quantile"), Tails.StudentQuantile(Number(row, "level"), Number(row, "freedom")), 2 * Tolerance(row)));

    [Fact]
    public void Tails_of_the_normal_distribution_are_right_to_twelve_digits() => Each("normal", row =>
        Close(Number(row, "two_sided"), Tails.Normal(-Number(row, "z")), 1e-12));

    [Theory]
    [InlineData(.001)]
    [InlineData(.999999)]
    [InlineData(.999999999999)]
    public void Quantiles_are_found_at_every_level(double level)
    {
        Assert.Equal(1, Tails.Student(Tails.StudentQuantile(level, 1), 1) / (1 - level), 1e-10);
        Assert.Equal(1, Tails.Student(Tails.StudentQuantile(level, 2.5), 2.5) / (1 - level), 1e-10);
    }

    [Fact]
    public void Ties_count_as_in_scipy() => With(golden =>
    {
        var tied = golden.GetProperty("tied");
        double[] a = Column("a"), b = Column("b");
        var (t, w) = (PairedTest.T(a, b), PairedTest.Wilcoxon(a, b));
        Close(Number(tied.GetProperty("t_test"), "p"), t.PValue, 1e-12);
        Assert.Equal(Number(tied.GetProperty("wilcoxon"), "w"), w.Statistic);
        Close(Number(tied.GetProperty("wilcoxon"), "p"), w.PValue, 1e-12);

        double[] Column(string name) => [.. tied.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];
    });

    private static double Tolerance(JsonElement row) => Number(row, "freedom") > 1000 ? 1e-9 : 1e-12;

    private static void Each(string name, Action<JsonElement> check) =>
        With(golden => Assert.All(golden.GetProperty(name).EnumerateArray(), check));

    private static void With(Action<JsonElement> check)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("inference.json")));
        check(document.RootElement);
    }

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * expected, $"{actual:R}, expected {expected:R}");
}
