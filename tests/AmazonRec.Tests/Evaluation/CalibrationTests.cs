using AmazonRec.Evaluation;

namespace AmazonRec.Tests.Evaluation;

public sealed class CalibrationTests
{
    [Fact]
    public void Bins_are_by_hand()
    {
        var calibration = Calibration.Measure(PredictionsOf.Rows([1, 3, 5, 5], [2, 2.5f, 4, 4.5f]), bins: 2);
        Assert.Equal([new CalibrationBin(2, 2.5f, 2, 2.25, 2), new CalibrationBin(4, 4.5f, 2, 4.25, 5)], calibration.Bins);
        Assert.Equal((.25 + .75) / 2, calibration.ExpectedError, 12);
    }

    [Fact]
    public void Predictions_that_are_twice_too_far_apart_have_slope_one_half()
    {
        var calibration = Calibration.Measure(PredictionsOf.Rows([2, 3, 4], [1, 3, 5]));
        Assert.Equal(.5, calibration.Slope, 12);
        Assert.Equal(1.5, calibration.Intercept, 12);
    }

    [Fact]
    public void Equal_predictions_are_never_divided()
    {
        var calibration = Calibration.Measure(PredictionsOf.Rows([1, 2, 3, 4], [3, 3, 3, 3]), bins: 4);
        Assert.Equal(4, Assert.Single(calibration.Bins).Count);
        Assert.Equal(.5, calibration.ExpectedError, 12);
        Assert.True(double.IsNaN(calibration.Slope) && double.IsNaN(calibration.Intercept));
    }

    [Fact]
    public void A_perfect_predictor_is_calibrated()
    {
        float[] ratings = [.. Enumerable.Range(0, 100).Select(i => 1f + (i % 5))];
        var calibration = Calibration.Measure(PredictionsOf.Rows(ratings, ratings));
        Assert.Equal((0, 1, 0), (calibration.ExpectedError, Math.Round(calibration.Slope, 12), Math.Round(calibration.Intercept, 12)));
        Assert.Equal(100, calibration.Bins.Sum(b => b.Count));
    }
}
