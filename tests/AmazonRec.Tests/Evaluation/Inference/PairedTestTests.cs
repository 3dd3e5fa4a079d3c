using AmazonRec.Compute;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Tests.Evaluation.Inference;

public sealed class PairedTestTests
{
    private static readonly double[] Zeros = new double[6];

    [Fact]
    public void T_is_by_hand()
    {
        var test = PairedTest.T([1, 2, 3], [0, 0, 0]); // mean 2, deviation 1
        Assert.Equal(2 * Math.Sqrt(3), test.Statistic, 12);
        Assert.Equal(1 - (Math.Sqrt(12.0 / 14)), test.PValue, 12); // with 2 degrees of freedom: 1 - |t| / √(2 + t²)
        Assert.Equal(2, test.MeanDifference);
    }

    [Theory]
    [InlineData(1, 12.706204736432095)]
    [InlineData(4, 2.7764451051977987)]
    [InlineData(30, 2.0422724563012373)]
    [InlineData(1000000, 1.9599663568141066)]
    public void Quantiles_are_those_of_the_tables(double freedom, double expected) =>
        Assert.Equal(expected, Tails.StudentQuantile(.95, freedom), 1e-9 * expected);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.31731050786291415)]
    [InlineData(-1.959963984540054, .05)]
    [InlineData(2.8, 0.005110260660855864)]
    [InlineData(2.9, 0.003731626600768075)]
    [InlineData(8, 1.244192114854348e-15)]
    public void Normal_tails_are_those_of_the_tables(double z, double expected) =>
        Assert.Equal(expected, Tails.Normal(z), Math.Max(1e-12 * expected, 1e-25));

    [Fact]
    public void Clusters_of_one_row_each_are_the_paired_t_test()
    {
        double[] a = [3, 1, 4, 1, 5, 9], b = [2, 7, 1, 8, 2, 8];
        var (plain, clustered) = (PairedTest.T(a, b), PairedTest.OfClusters(a, b, [1, 1, 1, 1, 1, 1]));
        Assert.Equal(plain.MeanDifference, clustered.MeanDifference, 14);
        Assert.Equal(plain.Statistic, clustered.Statistic, 12);
        Assert.Equal(plain.PValue, clustered.PValue, 12);
    }

    [Fact]
    public void Clusters_are_by_hand()
    {
        // Sums 3 of two rows and 1 of one: mean 4/3; off it by 1/3 and -1/3; standard error √(2/9 · 2) / 3 = 2/9; t = 6 with 1 degree of
        // freedom.
        var test = PairedTest.OfClusters([3, 1], [0, 0], [2, 1]);
        Assert.Equal((2, 4.0 / 3), (test.Count, test.MeanDifference));
        Assert.Equal(6, test.Statistic, 12);
        Assert.Equal(1 - (2 / Math.PI * Math.Atan(6)), test.PValue, 12);
    }

    [Fact]
    public void One_cluster_tells_nothing_and_equal_sums_do_not_differ()
    {
        Assert.True(double.IsNaN(PairedTest.OfClusters([3], [1], [2]).PValue));
        Assert.Equal(1, PairedTest.OfClusters(Zeros, Zeros, [1, 2, 1, 2, 1, 2]).PValue);
        Assert.Equal(0, PairedTest.OfClusters([1, 2, 3], [0, 0, 0], [1, 2, 3]).PValue);
        Assert.Throws<ArgumentException>(() => PairedTest.OfClusters([1, 2], [1, 2], [1]));
    }

    [Fact]
    public void Where_nothing_differs_p_is_below_a_threshold_as_often_as_the_threshold_says_if_users_are_taken_whole()
    {
        const int Trials = 1000, Users = 60;
        var byUsers = new double[Trials];
        var byRows = new double[Trials];
        for (var trial = 0; trial < Trials; trial++)
        {
            var (shift, noise) = (RandomSource.For((ulong)trial, "shift of a user"), RandomSource.For((ulong)trial, "noise of a row"));
            var (sums, rows, single) = (new double[Users], new double[Users], new List<double>());
            for (var user = 0; user < Users; user++)
            {
                rows[user] = 1 + (user % 10); // from one row to ten
                for (var row = 0; row < rows[user]; row++)
                {
                    single.Add(shift.Normal((ulong)user) + noise.Normal((ulong)((user * 10) + row)));
                    sums[user] += single[^1];
                }
            }

            byUsers[trial] = PairedTest.OfClusters(sums, new double[Users], rows).PValue;
            byRows[trial] = PairedTest.T(single.ToArray(), new double[single.Count]).PValue;
        }

        Assert.InRange(byUsers.Count(p => p < .05), 30, 75); // 50 are expected, with a deviation of 7
        Assert.InRange(byUsers.Count(p => p < .25), 210, 295); // 250, 14
        Assert.InRange(byUsers.Count(p => p < .5), 450, 555); // 500, 16
        Assert.True(byRows.Count(p => p < .05) > 200);
    }

    [Fact]
    public void All_signs_alike_are_as_rare_as_heads_alone()
    {
        var test = PairedTest.Wilcoxon([1, 2, 3, 4, 5, 6], Zeros);
        Assert.Equal((0, 2 / 64.0), (test.Statistic, test.PValue));
    }

    [Fact]
    public void Exact_ranks_are_by_hand()
    {
        var test = PairedTest.Wilcoxon([1, -2, 3], [0, 0, 0]); // below: 2; sums up to 2 are {}, {1}, {2}: 3 of 8
        Assert.Equal((2, 6 / 8.0), (test.Statistic, test.PValue));
    }

    [Fact]
    public void Few_pairs_are_exact_as_in_scipy()
    {
        var test = PairedTest.Wilcoxon([.3, -.1, .5, .9, -.2, .7, .8, 1.1], new double[8]);
        Assert.Equal((3, .0390625), (test.Statistic, test.PValue));
    }

    [Fact]
    public void Ties_share_their_rank_and_zeros_are_left_out()
    {
        // Differences 1, 1, -1, 2, 0: ranks 2, 2, 2, 4. Below: 2; mean 5, variance (4·5·9 - 3·8/2) / 24 = 7.
        var test = PairedTest.Wilcoxon([1, 1, -1, 2, 0], [0, 0, 0, 0, 0]);
        Assert.Equal((5, 2), (test.Count, test.Statistic));
        Assert.Equal(Tails.Normal(-3 / Math.Sqrt(7)), test.PValue, 14);
    }

    [Fact]
    public void Equal_columns_do_not_differ()
    {
        Assert.Equal(1, PairedTest.T(Zeros, Zeros).PValue);
        Assert.Equal(1, PairedTest.Wilcoxon(Zeros, Zeros).PValue);
    }

    [Fact]
    public void A_difference_that_never_varies_is_certain()
    {
        var test = PairedTest.T(Zeros, [1, 1, 1, 1, 1, 1]);
        Assert.Equal((double.NegativeInfinity, 0), (test.Statistic, test.PValue));
    }

    [Fact]
    public void Columns_of_different_length_are_refused() => Assert.Throws<ArgumentException>(() => PairedTest.T([1, 2], [1, 2, 3]));

    [Fact]
    public void One_pair_says_nothing_about_variance() => Assert.Throws<ArgumentException>(() => PairedTest.T([1], [2]));
}
