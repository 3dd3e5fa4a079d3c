using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Tests.Evaluation;

public sealed class PredictionsTests
{
    private static readonly Split Split = Split.FromParts(
        Ratings.FromRows([("a", "x", 1f, 0L), ("a", "y", 3f, 0L), ("b", "x", 5f, 0L)]),
        Ratings.FromRows([("a", "z", 4f, 0L), ("b", "y", 2f, 0L), ("c", "x", 3f, 0L)]));

    [Fact]
    public void Each_row_knows_how_often_its_user_and_item_were_trained_on()
    {
        var predictions = Predictions.Make(new GlobalMean(Split.Train), Split);
        Assert.Equal([2, 1, 0], predictions.UserRatings);
        Assert.Equal([0, 1, 2], predictions.ItemRatings);
        Assert.Equal([3f, 3f, 3f], predictions.Predicted);
        Assert.Equal([1.0, 1.0, 0.0], predictions.AbsoluteErrors());
        Assert.Equal(Math.Sqrt(2.0 / 3), predictions.Metrics().Rmse, 12);
    }

    [Fact]
    public void Pooled_predictions_stand_one_after_another()
    {
        var one = Predictions.Make(new GlobalMean(Split.Train), Split);
        var pooled = Predictions.Pooled([one, one.Rows([2, 0])]);
        Assert.Equal([4f, 2f, 3f, 3f, 4f], pooled.Actual);
        Assert.Equal([2, 1, 0, 0, 2], pooled.UserRatings);
    }

    [Fact]
    public void A_prediction_that_is_no_number_is_an_error() =>
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => PredictionsOf.Rows([1, 2], [1, float.NaN])).Message);

    [Fact]
    public void Columns_of_different_length_are_an_error() => Assert.Throws<ArgumentException>(() => PredictionsOf.Rows([1, 2], [1]));
}
