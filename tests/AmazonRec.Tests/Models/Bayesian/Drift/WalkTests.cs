using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Bayesian.Drift;

namespace AmazonRec.Tests.Models.Bayesian.Drift;

/// <summary>Walks against their distribution, as plainly computed.</summary>
public sealed class WalkTests
{
    private const int Day = 86_400;

    /// <summary>One item: two rows on day 0, one on day 3, one on day 4.</summary>
    private static readonly long[] Times = [Day * 5, (Day * 5) + 7, Day * 8, Day * 9];
    private static readonly double[] Ratings = [1.2, .7, -.4, .1];
    private static readonly Prior Bias = new(Mean: .2, Precision: 2);
    private const double Noise = 3;

    [Fact]
    public void Rows_stand_by_entity_and_day_with_the_time_between_as_a_share_of_all()
    {
        var days = new DayRows([1, 0, 1, 1, 0], [Day * 9, Day * 1, Day * 9, Day * 5, Day * 11], 3);
        Assert.Equal((5 - 1, 3), (days.Days, days.Entities));
        Assert.Equal([(0, 2), (2, 4), (4, 4)], Enumerable.Range(0, 3).Select(days.Of));
        Assert.Equal([[1], [4], [3], [0, 2]], Enumerable.Range(0, 4).Select(day => days.Rows(day).ToArray()));
        Assert.Equal([0, 1, 0, .4], Enumerable.Range(0, 4).Select(days.Gap));
    }

    [Fact]
    public void Periods_are_whole_days_with_a_thirty_second_of_the_rows_or_more()
    {
        long[] times = [.. Enumerable.Range(0, 320).Select(row => (row < 40 ? row / 4 : 10 + (row / 80)) * (long)Day)]; // 4 a day, then 40 or 80
        Assert.Equal([2, 5, 8, 10, 11, 12, 13], Periods.Ends(times).Select(end => end / Day).Distinct());
        Assert.Equal(30, Periods.Ends([.. Enumerable.Range(0, 30).Select(day => (long)Day * day)]).Distinct().Count());
    }

    /// <summary>Speed and walk are drawn in turn; what is left of both is compared with sums over a grid of speeds.</summary>
    [Fact]
    public void Bias_walk_and_speed_have_the_moments_of_their_posterior()
    {
        var (rounds, walk, bias) = (60_000, new Walk(new DayRows(null, Times, 1), 1), 0.0);
        var errors = Ratings.ToArray();
        var sums = new double[5];
        for (var round = 1; round <= rounds; round++)
        {
            walk.Draw(_ => Bias with { Mean = Bias.Mean - bias }, (_, by) => bias += by, errors, Noise, new Draws(1, round));
            double[] drawn = [bias, bias * bias, walk.Values[0], walk.Values[0] * walk.Values[0], walk.Speed];
            for (var i = 0; i < drawn.Length; i++) sums[i] += drawn[i] / rounds;
            Assert.Equal(0, walk.Values[2]);
            Assert.Equal(Ratings[1] - bias - walk.Values[0], errors[1], 1e-9);
        }

        var expected = Moments();
        for (var i = 0; i < sums.Length; i++) Assert.Equal(expected[i], sums[i], .02);
    }

    /// <summary>Given a speed, the values of the three days are normal; the speed's density is its prior times that of the ratings.</summary>
    private static double[] Moments()
    {
        var (total, sums) = (0.0, new double[5]);
        for (var speed = .005; speed < 5; speed += .01)
        {
            var (far, near) = (speed * speed * .75, speed * speed * .25); // variances of the steps over 3 and 1 of 4 days
            var last = 1 / Bias.Precision;
            double[,] prior = { { last + near + far, last + near, last }, { last + near, last + near, last }, { last, last, last } };
            int[] day = [0, 0, 1, 2];
            var (covariance, rest) = (new double[4, 4], new double[4]);
            for (var i = 0; i < 4; i++)
            {
                rest[i] = Ratings[i] - Bias.Mean;
                for (var j = 0; j < 4; j++) covariance[i, j] = prior[day[i], day[j]] + (i == j ? 1 / Noise : 0);
            }

            var (inverse, determinant) = Inverse(covariance);
            var density = Math.Exp((-.5 * Form(rest, inverse, rest)) - (.5 * speed * speed)) / Math.Sqrt(determinant);
            double[] Cross(Func<int, double> of) => [.. Enumerable.Range(0, 4).Select(i => of(day[i]))];
            var (bias, walk) = (Cross(d => prior[2, d]), Cross(d => prior[0, d] - prior[2, d]));
            var (biasMean, walkMean) = (Bias.Mean + Form(bias, inverse, rest), Form(walk, inverse, rest));
            var (biasVariance, walkVariance) = (last - Form(bias, inverse, bias), near + far - Form(walk, inverse, walk));
            double[] moments =
                [biasMean, biasVariance + (biasMean * biasMean), walkMean, walkVariance + (walkMean * walkMean), speed];
            total += density;
            for (var i = 0; i < sums.Length; i++) sums[i] += density * moments[i];
        }

        return [.. sums.Select(sum => sum / total)];
    }

    private static double Form(double[] left, double[,] matrix, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            for (var j = 0; j < right.Length; j++) sum += left[i] * matrix[i, j] * right[j];
        return sum;
    }

    /// <summary>By Gauss and Jordan; the matrix is positive definite.</summary>
    private static (double[,] Inverse, double Determinant) Inverse(double[,] matrix)
    {
        var (n, determinant) = (matrix.GetLength(0), 1.0);
        var (a, inverse) = ((double[,])matrix.Clone(), new double[n, n]);
        for (var i = 0; i < n; i++) inverse[i, i] = 1;
        for (var pivot = 0; pivot < n; pivot++)
        {
            var by = a[pivot, pivot];
            determinant *= by;
            for (var j = 0; j < n; j++) (a[pivot, j], inverse[pivot, j]) = (a[pivot, j] / by, inverse[pivot, j] / by);
            for (var i = 0; i < n; i++)
            {
                var times = i == pivot ? 0 : a[i, pivot];
                for (var j = 0; j < n; j++)
                    (a[i, j], inverse[i, j]) = (a[i, j] - (times * a[pivot, j]), inverse[i, j] - (times * inverse[pivot, j]));
            }
        }

        return (inverse, determinant);
    }
}
