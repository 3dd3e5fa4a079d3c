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
    public void P_is_adjusted_for_all_rankers_and_cutoffs_and_the_table_has_no_such_column_where_nothing_was_tested()
    {
        var tested = Compared.Value.Tested();
        var all = new[] { tested.Rankers[0], tested.Rankers[2] }.SelectMany(r => r.Judged.At).ToArray();
        var expected = MultipleComparisons.Holm([.. all.Select(at => at.AgainstReference!.Value.PValue)]);
        Assert.Equal(expected, all.Select(at => at.AdjustedP!.Value));
        var column = RankingTables.Of("lists", tested).Columns[3];
        Assert.Equal("p, against most-popular", column.Name);
        Assert.Equal([expected[0], double.NaN, expected[2]], column.Values); // each ranker has two cutoffs
        Assert.Equal("", column.Cells[1]);
        Assert.DoesNotContain(RankingTables.Of("lists", Compared.Value).Columns, c => c.Name.StartsWith("p,", StringComparison.Ordinal));
    }

    [Fact]
    public void Differences_have_intervals_of_users_drawn_anew()
    {
        var tested = Compared.Value.Tested();
        foreach (var (own, popular) in tested.Rankers[0].Judged.At.Zip(tested.Rankers[1].Judged.At))
        {
            var difference = RankingIntervals.Difference(own.Users, popular.Users).Ndcg;
            Assert.Equal(difference, own.Difference);
            Assert.Equal(own.Mean.Ndcg - popular.Mean.Ndcg, difference.Estimate, 1e-12);
            Assert.True(difference.Low < difference.Estimate && difference.Estimate < difference.High);
        }

        Assert.Equal(3 * tested.Rankers[0].Judged.At.Count, tested.Pairs().Count);
    }

    [Fact]
    public void Results_of_before_p_was_kept_adjusted_are_adjusted_for_the_table()
    {
        var tested = Compared.Value.Tested();
        var old = tested with
        {
            Rankers = [.. tested.Rankers.Select(
                r => r with
                {
                    Judged = r.Judged with { At = [.. r.Judged.At.Select(at => at with { AdjustedP = null, Difference = null })] },
                })],
        };
        var p = new[] { old.Rankers[0], old.Rankers[2] }.Select(r => r.Judged.At[0].AgainstReference!.Value.PValue).ToArray();
        var expected = MultipleComparisons.Holm(p);
        var column = RankingTables.Of("lists", old).Columns[2];
        Assert.Equal([expected[0], double.NaN, expected[1]], column.Values);
    }

    [Fact]
    public void Without_the_most_popular_items_nothing_is_tested() =>
        Assert.Null((Compared.Value with { Rankers = [Compared.Value.Rankers[0]] }).Tested().Against);
}
