using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Tests.Evaluation.Inference;

public sealed class ComparisonTests
{
    private static readonly BootstrapOptions Quick = new() { Resamples = 100 };

    [Fact]
    public void Tests_take_a_users_rows_together()
    {
        // Squared errors 1, 1, 4 and 0 against 0, 4, 0 and 1: user 0 has the first three rows, user 1 the last.
        var (a, b) = (
            PredictionsOf.Rows([3, 3, 3, 3], [4, 4, 5, 3], [0, 0, 0, 1]), PredictionsOf.Rows([3, 3, 3, 3], [3, 5, 3, 4], [0, 0, 0, 1]));
        var comparison = Comparison.Measure("a", a, b, Quick);
        Assert.Equal(PairedTest.OfClusters([6, 0], [4, 1], [3, 1]), comparison.T);
        Assert.Equal(PairedTest.Wilcoxon([2, 0], [4.0 / 3, 1]), comparison.Wilcoxon);
        Assert.Equal(2, comparison.T.Count);
        Assert.Equal(4, Comparison.Measure("a", a, b, Quick with { Unit = BootstrapUnit.Rows }).T.Count);
    }

    [Fact]
    public void Over_folds_the_difference_is_that_of_the_means_and_a_user_is_one_cluster_in_all_of_them()
    {
        var (a1, b1) = (PredictionsOf.Rows([3, 3], [4, 4], [0, 1]), PredictionsOf.Rows([3, 3], [3, 5], [0, 1]));
        var (a2, b2) = (PredictionsOf.Rows([3, 3], [5, 3], [0, 2]), PredictionsOf.Rows([3, 3], [3, 4], [0, 2]));
        var comparison = Comparison.OfFolds("a", [a1, a2], [b1, b2], Quick);
        Assert.Equal(
            ((a1.Metrics().Rmse + a2.Metrics().Rmse) / 2) - ((b1.Metrics().Rmse + b2.Metrics().Rmse) / 2),
            comparison.Difference.Rmse.Estimate,
            12);
        Assert.Equal(PairedTest.OfClusters([5, 1, 0], [0, 4, 1], [2, 1, 1]), comparison.T);
    }

    [Fact]
    public void One_user_is_no_error_and_proves_nothing()
    {
        var comparison = Comparison.Measure(
            "a", PredictionsOf.Rows([3, 3], [4, 4], [0, 0]), PredictionsOf.Rows([3, 3], [3, 3], [0, 0]), Quick);
        Assert.True(double.IsNaN(comparison.T.PValue) && double.IsNaN(comparison.Difference.Rmse.Low));
    }
}
