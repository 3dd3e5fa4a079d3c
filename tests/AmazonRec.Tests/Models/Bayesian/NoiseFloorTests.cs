using AmazonRec.Models;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Tests.Models.Bayesian;

/// <summary>The least variance around predictions that the sampler believes.</summary>
public sealed class NoiseFloorTests
{
    [Theory]
    [InlineData(new float[] { 1, 2, 3, 4, 5 }, 1.0 / 12)] // whole stars
    [InlineData(new float[] { 1, 4, 5, 1, 4, 5, 2.5f, 5 }, 1.0 / 12)] // the least difference counts, whichever values are there
    [InlineData(new float[] { .5f, 1, 1.5f, 4, 5 }, .25 / 12)] // half stars
    [InlineData(new float[] { 5, 5, 5, 4, 5, 5, 5, 5, 5, 5 }, .09 / 2)] // no more than half of the variance, here .1 * .9
    [InlineData(new float[] { 5, 5, 5 }, 0)]
    public void It_is_the_variance_of_rounding_to_a_step_of_the_scale(float[] ratings, double floor) =>
        Assert.Equal(floor, NoiseFloor.Of(ratings), 1e-12);

    [Fact]
    public void Few_rows_that_are_nearly_all_alike_are_not_learned_by_heart()
    {
        // Three rows a user, one rating in twelve not a five, by chance: three numbers a user can explain them all.
        const int Users = 400;
        int[] users = [.. Enumerable.Range(0, 3 * Users).Select(row => row / 3)];
        int[] items = [.. users.Select((user, row) => ((user * 7) + (row * 31)) % 150)];
        float[] ratings = [.. users.Select((_, row) => row * 29 % 36 < 3 ? 1 + (row % 4) : 5f)];
        var sampler = new GibbsSampler(
            users, items, ratings, ratings.Average(), new ModelShape(Users, 150), new() { Factors = 2, Zeros = .12, Threads = 1 }, []);
        for (var round = 0; round < 200; round++)
        {
            sampler.Draw();
            Assert.InRange(sampler.Noise, NoiseFloor.Of(ratings), 10);
        }
    }
}
