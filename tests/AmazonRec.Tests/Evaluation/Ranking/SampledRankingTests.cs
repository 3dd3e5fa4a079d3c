using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models;

namespace AmazonRec.Tests.Evaluation.Ranking;

public sealed class SampledRankingTests
{
    // Items p, q, r, s, t have codes 0 to 4.
    private static readonly Ratings Test = Ratings.FromRows(
        [("a", "p", 1f, 0L), ("a", "q", 1f, 0L), ("b", "r", 1f, 0L), ("x", "s", 1f, 0L), ("y", "t", 1f, 0L)]).Rows([0, 1, 2]);

    private static readonly int[][] Negatives = [[2, 3, 4], [3, 4], [0, 1]];

    [Theory]
    [InlineData(0, 0, 1, 1, 1)]
    [InlineData(1, 0, 1, 0, 0)]
    [InlineData(0, 1, 1, .5, .5)] // one that ties: either order is as likely
    [InlineData(9, 1, 10, .5, 0.14453241315894393)] // half of 1 / log2(11)
    [InlineData(10, 0, 10, 0, 0)]
    [InlineData(0, 99, 10, .1, 0.04543559338088346)] // all tie: any of 100 places
    public void A_place_with_ties_counts_as_the_mean_over_their_orders(int above, int beside, int k, double hit, double ndcg)
    {
        var metrics = SampledMetrics.Measure(above, beside, k);
        Assert.Equal(hit, metrics.Hit, 1e-14);
        Assert.Equal(ndcg, metrics.Ndcg, 1e-14);
    }

    [Fact]
    public void Each_row_is_ranked_among_its_own_negatives_by_hand()
    {
        var ranking = SampledRanking.Measure(new Scores(3, 2, 2, 4, 1), Test, Negatives, [1, 2]);
        // p (3) is behind s; q (2) behind s; r (2) behind p and tied with q.
        Assert.Equal([0, 0, 0], ranking.At[0].Rows.Select(row => row.Hit));
        Assert.Equal([1, 1, .5], ranking.At[1].Rows.Select(row => row.Hit));
        Assert.Equal(2.5 / 3, ranking.At[1].Hit.Estimate, 12);
        Assert.Equal(2.5 / 3 / Math.Log2(3), ranking.At[1].Ndcg.Estimate, 12);
        Assert.Equal((3, 2, 7 / 3.0), (ranking.Rows, ranking.Users, ranking.Negatives));
    }

    [Fact]
    public void Negatives_given_twice_count_once_and_the_positive_itself_not_at_all()
    {
        var plain = SampledRanking.Measure(new Scores(3, 2, 2, 4, 1), Test, Negatives, [2]);
        var again = SampledRanking.Measure(new Scores(3, 2, 2, 4, 1), Test, [[2, 3, 3, 0, 4], [3, 4, 4, 1], [0, 1, 1, 2]], [2]);
        Assert.Equal(plain.At[0].Rows, again.At[0].Rows);
        Assert.Equal(plain.Negatives, again.Negatives);
    }

    [Fact]
    public void Intervals_draw_users_with_all_their_rows_and_tests_know_users_as_clusters()
    {
        var (good, bad) = (
            SampledRanking.Measure(new Scores(5, 4, 3, 1, 1), Test, [[3], [3, 4], [4]], [1]),
            SampledRanking.Measure(new Scores(5, 4, 3, 9, 9), Test, [[3], [3, 4], [4]], [1]));
        var expected = Bootstrap.Means([[2.0, 1.0]], [2.0, 1.0])[0]; // a: two hits of two rows; b: one of one
        Assert.Equal(expected, good.At[0].Hit);
        Assert.Equal(PairedTest.OfClusters([2.0, 1.0], [0.0, 0.0], [2.0, 1.0]), good.Against(bad));
    }

    [Fact]
    public void What_can_not_be_ranked_is_refused()
    {
        Assert.Contains("each row takes one", Refused(() => SampledRanking.Measure(new Scores(1, 1, 1, 1, 1), Test, [[1]], [1])));
        Assert.Contains("no code", Refused(() => SampledRanking.Measure(new Scores(1, 1, 1, 1, 1), Test, [[9], [0], [0]], [1])));
        Assert.Contains("no number", Refused(() => SampledRanking.Measure(new Scores(1, float.NaN, 1, 1, 1), Test, Negatives, [1])));
        Assert.Contains("at least 1", Refused(() => SampledRanking.Measure(new Scores(1, 1, 1, 1, 1), Test, Negatives, [0])));

        static string Refused(Action act) => Assert.Throws<ArgumentException>(act).Message;
    }

    /// <summary>The same scores for every user.</summary>
    private sealed class Scores(params float[] scores) : IItemRanker
    {
        public void ScoreItems(int user, Span<float> all) => scores.CopyTo(all);
    }
}
