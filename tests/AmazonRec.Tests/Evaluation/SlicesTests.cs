using AmazonRec.Compute;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Tests.Evaluation;

public sealed class SlicesTests
{
    [Fact]
    public void Rows_fall_into_slices_by_hand()
    {
        var slices = Slices.Measure(
            PredictionsOf.Rows(
                [1, 2, 3, 4, 5, 5], [2, 2, 2, 2, 2, 4], itemRatings: [0, 1, 5, 6, 20, 21], userRatings: [0, 0, 0, 30, 30, 30]));
        Assert.Equal([("0", 1), ("1-5", 2), ("6-20", 2), ("more than 20", 1)], slices.ByItemRatings.Select(s => (s.Of, s.Count)));
        Assert.Equal([1, .5, 2.5, 1], slices.ByItemRatings.Select(s => s.Mae.Estimate));
        Assert.Equal(Math.Sqrt((4.0 + 9) / 2), slices.ByItemRatings[2].Rmse.Estimate, 12);
        Assert.Equal([3, 0, 0, 3], slices.ByUserRatings.Select(s => s.Count));
        Assert.Equal([("1", 1), ("2", 1), ("3", 1), ("4", 1), ("5", 2)], slices.ByRating.Select(s => (s.Of, s.Count)));
    }

    [Fact]
    public void A_slice_without_rows_has_no_error_and_one_row_no_interval()
    {
        var slices = Slices.Measure(PredictionsOf.Rows([1], [2]));
        Assert.True(double.IsNaN(slices.ByItemRatings[0].Rmse.Estimate));
        Assert.Equal(1, slices.ByItemRatings[1].Rmse.Estimate);
        Assert.True(double.IsNaN(slices.ByItemRatings[1].Rmse.Low));
    }

    [Fact]
    public void The_squared_errors_of_slices_add_up_to_those_of_all()
    {
        var draws = RandomSource.For(1, "slices test");
        var predictions = PredictionsOf.Rows(
            [.. Enumerable.Range(0, 300).Select(i => 1f + draws.Below(5, (ulong)i))],
            [.. Enumerable.Range(0, 300).Select(i => 1 + (4 * draws.Uniform((ulong)i + 1000)))],
            userRatings: [.. Enumerable.Range(0, 300).Select(i => draws.Below(30, (ulong)i + 2000))],
            itemRatings: [.. Enumerable.Range(0, 300).Select(i => draws.Below(30, (ulong)i + 3000))]);
        var slices = Slices.Measure(predictions, new BootstrapOptions { Resamples = 10 });
        foreach (var by in new[] { slices.ByItemRatings, slices.ByUserRatings, slices.ByRating })
        {
            Assert.Equal(300, by.Sum(s => s.Count));
            Assert.Equal(
                predictions.SquaredErrors().Sum(), by.Where(s => s.Count > 0).Sum(s => s.Count * s.Rmse.Estimate * s.Rmse.Estimate), 9);
        }
    }
}
