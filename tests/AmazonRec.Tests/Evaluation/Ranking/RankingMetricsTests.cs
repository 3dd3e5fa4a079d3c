using AmazonRec.Compute;
using AmazonRec.Evaluation.Ranking;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Tests.Evaluation.Ranking;

public sealed class RankingMetricsTests
{
    [Fact]
    public void A_list_is_judged_by_hand()
    {
        var metrics = RankingMetrics.Measure([7, 3, 9, 1], new HashSet<int> { 3, 1, 5 }, k: 4); // places 2 and 4 of three relevant
        Assert.Equal((.5, 2 / 3.0, 1, .5), (metrics.Precision, metrics.Recall, metrics.Hit, metrics.ReciprocalRank));
        Assert.Equal(((1 / 2.0) + (2 / 4.0)) / 3, metrics.AveragePrecision, 12);
        Assert.Equal(((1 / Math.Log2(3)) + (1 / Math.Log2(5))) / (1 + (1 / Math.Log2(3)) + .5), metrics.Ndcg, 12);
    }

    [Fact]
    public void Metrics_lie_between_zero_and_one_and_a_better_swap_never_costs() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var source = RandomSource.For((ulong)seed, "ranking test");
            var ranked = source.Permutation(12);
            var relevant = source.Permutation(20).Take(1 + source.Below(8, 99)).ToHashSet();
            var k = 1 + source.Below(12, 100);
            var before = All(RankingMetrics.Measure(ranked, relevant, k));
            Assert.All(before, value => Assert.InRange(value, 0, 1));
            for (var place = 1; place < ranked.Length; place++)
            {
                if (relevant.Contains(ranked[place - 1]) || !relevant.Contains(ranked[place])) continue;
                int[] swapped = [.. ranked];
                (swapped[place - 1], swapped[place]) = (ranked[place], ranked[place - 1]);
                foreach (var (a, b) in before.Zip(All(RankingMetrics.Measure(swapped, relevant, k)))) Assert.True(b >= a - 1e-15);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Relevant_items_first_are_perfect()
    {
        var metrics = RankingMetrics.Measure([4, 2, 9], new HashSet<int> { 2, 4 }, k: 2);
        Assert.All(All(metrics), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Without_a_relevant_item_there_is_nothing_to_judge() =>
        Assert.Throws<ArgumentException>(() => RankingMetrics.Measure([1], new HashSet<int>(), 1));

    private static double[] All(RankingMetrics m) => [m.Precision, m.Recall, m.Hit, m.Ndcg, m.AveragePrecision, m.ReciprocalRank];
}
