using AmazonRec.Evaluation.Inference;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Tests.Evaluation.Inference;

public sealed class MultipleComparisonsTests
{
    [Fact]
    public void Holm_is_by_hand()
    {
        var adjusted = MultipleComparisons.Holm([.01, .04, .03, .005]);
        foreach (var (expected, actual) in new[] { .03, .06, .06, .02 }.Zip(adjusted)) Assert.Equal(expected, actual, 12);
    }

    [Fact]
    public void No_p_falls_or_changes_its_place_or_exceeds_one() => Prop.ForAll(
        Gen.Choose(0, 1000).NonEmptyListOf().ToArbitrary(),
        thousandths =>
        {
            double[] p = [.. thousandths.Select(t => t / 1000.0)];
            var adjusted = MultipleComparisons.Holm(p);
            for (var i = 0; i < p.Length; i++)
            {
                Assert.InRange(adjusted[i], p[i], 1);
                Assert.True(adjusted[i] <= Math.Min(1, p[i] * p.Length) + 1e-12 || p.Any(other => other < p[i]));
                for (var j = 0; j < p.Length; j++) Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_p_that_is_not_defined_stays_so_and_counts()
    {
        var adjusted = MultipleComparisons.Holm([double.NaN, .01]);
        Assert.True(double.IsNaN(adjusted[0]));
        Assert.Equal(.02, adjusted[1], 12);
    }

    [Fact]
    public void The_note_says_how_many_there_are()
    {
        var (a, b) = (PredictionsOf.Rows([1, 2, 3], [1, 2, 4]), PredictionsOf.Rows([1, 2, 3], [2, 2, 2]));
        var one = Comparison.Measure("a", a, b);
        Assert.Contains("3 comparisons by Holm", new MultipleComparisons("b", [one, one, one]).Note);
        Assert.Contains("as they are", new MultipleComparisons("b", [one]).Note);
        Assert.Equal(Math.Min(1, one.T.PValue * 3), new MultipleComparisons("b", [one, one, one]).AdjustedT[1]);
    }
}
