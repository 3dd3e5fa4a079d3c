using AmazonRec.Evaluation;

namespace AmazonRec.Tests.Evaluation;

public sealed class RatingMetricsTests
{
    [Fact]
    public void Errors_are_by_hand()
    {
        var metrics = RatingMetrics.Measure([2, 2, 5], [1, 3, 5]);
        Assert.Equal(Math.Sqrt(2.0 / 3), metrics.Rmse, 12);
        Assert.Equal(2.0 / 3, metrics.Mae, 12);
        Assert.Equal(1 - (2.0 / 8), metrics.R2, 12);
        Assert.Equal(3, metrics.Count);
    }

    [Fact]
    public void Ties_share_their_mean_rank() => Assert.Equal([1.5, 3, 1.5, 4], Correlation.Ranks([2, 5, 2, 7]));

    [Fact]
    public void Correlation_with_a_constant_is_not_defined()
    {
        var metrics = RatingMetrics.Measure([.1f, .1f, .1f], [1, 3, 5]);
        Assert.True(double.IsNaN(metrics.Pearson) && double.IsNaN(metrics.Spearman));
        Assert.True(double.IsNaN(RatingMetrics.Measure([1, 2], [3, 3]).R2));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_prediction_that_is_no_number_is_an_error(float prediction) =>
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => RatingMetrics.Measure([1, prediction], [1, 2])).Message);

    [Fact]
    public void A_missing_prediction_is_an_error() => Assert.Throws<ArgumentException>(() => RatingMetrics.Measure([1], [1, 2]));

    [Fact]
    public void No_ratings_are_an_error() => Assert.Throws<ArgumentException>(() => RatingMetrics.Measure([], []));
}
