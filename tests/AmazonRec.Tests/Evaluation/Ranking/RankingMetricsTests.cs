using AmazonRec.Compute;
using AmazonRec.Data.Storage;
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

    [Fact]
    public void Both_definitions_of_MAP_are_by_hand_and_differ_where_the_list_is_shorter_than_what_is_relevant()
    {
        var metrics = RankingMetrics.Measure([7, 3, 9, 1], new HashSet<int> { 3, 1, 5, 8, 2, 4 }, k: 4); // hits at 2 and 4 of six relevant
        Assert.Equal(((1 / 2.0) + (2 / 4.0)) / 4, metrics.AveragePrecision, 12);
        Assert.Equal(((1 / 2.0) + (2 / 4.0)) / 6, metrics.AveragePrecisionOverAll, 12);
    }

    [Fact]
    public void Gains_by_rating_are_by_hand()
    {
        var gains = new Dictionary<int, double> { [3] = 31, [1] = 7, [5] = 1 };
        var metrics = RankingMetrics.Measure([1, 9, 3], gains, k: 3); // 7 at place 1, 31 at place 3
        Assert.Equal((7 + (31 / 2.0)) / (31 + (7 / Math.Log2(3)) + (1 / 2.0)), metrics.Ndcg, 12);
        Assert.Equal(2 / 3.0, metrics.Recall, 12);
    }

    [Fact]
    public void Results_of_before_the_second_MAP_still_read_and_have_none()
    {
        var read = Json.Parse<RankingMetrics>(
            """{"precision":0.1,"recall":0.2,"hit":0.3,"ndcg":0.4,"averagePrecision":0.5,"reciprocalRank":0.6}""");
        Assert.Equal(new RankingMetrics(.1, .2, .3, .4, .5, .6, double.NaN), read);
        Assert.Equal(read, Json.Parse<RankingMetrics>(Json.Write(read)));
    }

    private static double[] All(RankingMetrics m) =>
        [m.Precision, m.Recall, m.Hit, m.Ndcg, m.AveragePrecision, m.ReciprocalRank, m.AveragePrecisionOverAll];
}
