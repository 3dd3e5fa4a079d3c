using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Tables;
using AmazonRec.Synthesis;



namespace AmazonRec.Studies.Tests.Results;

public sealed class RankingComparisonTests
{
    private static readonly Lazy<RankingComparison> Compared = new(() =>
    {
        var split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);
        return new RankingComparison(
            split.Train.Items.Count,
            null,
            [
                .. TrivialRanker.All.Select(
                    r => RankerResult.Measure(r.Name, isTrivial: true, r.Fit(split.Train), split, new RankingOptions()))]);
    });

    [Fact]
    public void Rankers_are_tested_against_the_most_popular_items_user_by_user()
    {
        var tested = Compared.Value.Tested();
        var (random, popular) = (tested.Rankers[0].Judged, tested.Rankers[1].Judged);
        Assert.Equal("most-popular", tested.Against);
        Assert.All(popular.At, at => Assert.Null(at.AgainstReference));
        for (var cutoff = 0; cutoff < random.At.Count; cutoff++)
            Assert.Equal(PairedTest.T(Ndcg(random.At[cutoff]), Ndcg(popular.At[cutoff])), random.At[cutoff].AgainstReference);

        static double[] Ndcg(RankingAt at) => [.. at.Users.Select(m => m.Ndcg)];
    }

    [Fact]
    public void The_table_adjusts_p_for_its_rankers_and_has_no_such_column_where_nothing_was_tested()
    {
        var tested = Compared.Value.Tested();
        var p = new[] { tested.Rankers[0], tested.Rankers[2] }.Select(r => r.Judged.At[0].AgainstReference!.Value.PValue).ToArray();
        var expected = MultipleComparisons.Holm(p);
        var column = RankingTables.Of("lists", tested).Columns[2];
        Assert.Equal([expected[0], double.NaN, expected[1]], column.Values);
        Assert.Equal("", column.Cells[1]);
        Assert.DoesNotContain(RankingTables.Of("lists", Compared.Value).Columns, c => c.Name.StartsWith("p,", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_most_popular_items_nothing_is_tested() =>
        Assert.Null((Compared.Value with { Rankers = [Compared.Value.Rankers[0]] }).Tested().Against);
}
