using AmazonRec.Rankers.Vectors;

namespace AmazonRec.Tests.Rankers.Vectors;

public sealed class SampledLossTests
{
    private static readonly float[] Scores = [1, 0, 2];

    [Fact]
    public void Bpr_is_the_mean_of_the_pairs()
    {
        // ln(1 + e^-1) = .313262, ln(1 + e) = 1.313262; σ(-1) = .268941, σ(1) = .731059
        var (loss, slopes) = Measure(VectorLoss.Bpr);
        Assert.Equal((0.313262 + 1.313262) / 2, loss, 1e-6);
        Assert.Equal([-0.5, 0.134471, 0.365529], slopes, Near);
    }

    [Fact]
    public void Bce_tells_each_by_itself()
    {
        // ln(1 + e^-1) + ln 2 + ln(1 + e²) = .313262 + .693147 + 2.126928
        var (loss, slopes) = Measure(VectorLoss.Bce);
        Assert.Equal(3.133337, loss, 1e-6);
        Assert.Equal([-0.268941, 0.5, 0.880797], slopes, Near);
    }

    [Fact]
    public void Softmax_is_the_share_of_the_chosen_one()
    {
        // e / (e + 1 + e²) = .244728
        var (loss, slopes) = Measure(VectorLoss.Softmax);
        Assert.Equal(-Math.Log(0.244728), loss, 1e-5);
        Assert.Equal([-0.755272, 0.090031, 0.665241], slopes, Near);
    }

    [Fact]
    public void Shares_of_the_draws_are_taken_off()
    {
        // Over q = 1/2, 1/4, 1/4: 2 e / (2 e + 4 + 4 e²) = .139398
        var (loss, _) = Measure(VectorLoss.Softmax, MathF.Log(0.5f), MathF.Log(0.25f), MathF.Log(0.25f));
        Assert.Equal(-Math.Log(2 * Math.E / ((2 * Math.E) + 4 + (4 * Math.E * Math.E))), loss, 1e-6);
    }

    [Fact]
    public void Large_scores_stay_finite()
    {
        foreach (var loss in (VectorLoss[])[VectorLoss.Bpr, VectorLoss.Bce, VectorLoss.Softmax])
        {
            var slopes = new float[2];
            Assert.Equal(2000, SampledLoss.Measure(loss, [-1000, 1000], [], slopes), 1e-6);
        }
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-6;

    private static (double Loss, double[] Slopes) Measure(VectorLoss loss, params float[] logShares)
    {
        var slopes = new float[3];
        var value = SampledLoss.Measure(loss, (float[])Scores.Clone(), logShares, slopes);
        return (value, Array.ConvertAll(slopes, slope => (double)slope));
    }
}
