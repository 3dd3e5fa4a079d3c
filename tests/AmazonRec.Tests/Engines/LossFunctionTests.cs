using AmazonRec.Engines;

namespace AmazonRec.Tests.Engines;

public sealed class LossFunctionTests
{
    [Theory]
    [InlineData(Loss.Mse, 3, 5, 4, -4)]
    [InlineData(Loss.Mae, 3, 5, 2, -1)]
    [InlineData(Loss.Huber, 3, 5, 1.5, -1)]
    [InlineData(Loss.Huber, 4.5, 5, .125, -.5)]
    [InlineData(Loss.Bce, 0, 1, 0.69314718055994531, -.5)]
    [InlineData(Loss.Bce, 800, 0, 800, 1)] // no overflow
    [InlineData(Loss.Bce, -800, 0, 0, 0)]
    public void A_loss_and_its_slope_are_as_by_hand(Loss loss, double prediction, double rating, double value, double slope)
    {
        Assert.Equal(value, LossFunction.Value(loss, prediction, rating), 1e-12);
        Assert.Equal(slope, LossFunction.Slope(loss, (float)prediction, (float)rating), 1e-6);
    }
}
