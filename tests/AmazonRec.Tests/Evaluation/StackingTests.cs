using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models;

namespace AmazonRec.Tests.Evaluation;

public sealed class StackingTests
{
    private static readonly Ratings Rows = Ratings.FromRows(
        Enumerable.Range(0, 50).Select(n => ($"u{n:D2}", $"i{n * 7 % 50:D2}", (float)(1 + (n % 5)), 0L)));

    [Fact]
    public void A_part_that_is_right_gets_all_the_weight_and_one_that_is_wrong_none()
    {
        var blend = Stacking.Fit(
            [new Function(row => Rows.Value[row]), new Function(row => -Rows.Value[row]), new Function(row => row % 3)], Rows);
        Assert.Equal(1, blend.Weights[0], .01);
        Assert.Equal(0, blend.Weights[1]);
        Assert.Equal(0, blend.Weights[2], .01);
        Assert.Equal(0, blend.Constant, .05);
    }

    [Fact]
    public void Parts_that_say_the_same_share_their_weight()
    {
        var blend = Stacking.Fit([new Function(row => Rows.Value[row] / 2), new Function(row => Rows.Value[row] / 2)], Rows);
        Assert.Equal(blend.Weights[0], blend.Weights[1], .05);
        Assert.Equal(2, blend.Weights.Sum(), .05);
    }

    [Fact]
    public void A_part_that_says_the_same_of_everything_hurts_nothing()
    {
        var blend = Stacking.Fit([new Function(_ => 3), new Function(row => Rows.Value[row] - 1)], Rows);
        var predictions = new float[Rows.Count];
        blend.Predict(Rows.User, Rows.Item, predictions);
        Assert.All(predictions.Zip(Rows.Value), pair => Assert.Equal(pair.Second, pair.First, .05f));
    }

    private sealed class Function(Func<int, float> of) : IRatingPredictor
    {
        public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
        {
            for (var row = 0; row < users.Length; row++) predictions[row] = of(row);
        }
    }
}
