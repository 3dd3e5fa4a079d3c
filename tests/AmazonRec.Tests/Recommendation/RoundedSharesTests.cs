using AmazonRec.Recommendation;

namespace AmazonRec.Tests.Recommendation;

public sealed class RoundedSharesTests
{
    [Theory]
    [InlineData(4.006, 3.004, 0.501, 0.501)] // the parts are 0.01 short of 4.01
    [InlineData(4.014, 3.005, 0.505, 0.504)] // and here 0.01 too many
    [InlineData(1, 1, 0.004, -0.004)]
    public void What_is_shown_adds_up(double score, double baseline, double user, double product)
    {
        var shown = RoundedShares.Round(
            new Reasons(score, baseline, [new("user", user), new("product", product)], [], VectorSpace.Factors, 3, .2));
        Assert.Equal(Math.Round((decimal)score, 2), shown.Score);
        Assert.Equal(shown.Score, shown.Baseline + shown.Shares.Sum(share => share.Stars));
        Assert.Equal((double)shown.Baseline, baseline, .011);
        foreach (var (share, exact) in shown.Shares.Zip([user, product])) Assert.Equal((double)share.Stars, exact, .011);
    }
}
