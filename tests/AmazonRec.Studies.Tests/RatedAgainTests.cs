using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Tables;



namespace AmazonRec.Studies.Tests;

/// <summary>Items that a user rated in training and again in the test rows: no list can have them.</summary>
public sealed class RatedAgainTests
{
    // a liked p again and q anew, q twice; b liked only p again; c liked nothing; d liked r.
    private static readonly Split Split = Split.FromParts(
        Ratings.FromRows(
            [("a", "p", 5f, 0L), ("b", "p", 5f, 0L), ("c", "p", 2f, 0L), ("c", "q", 2f, 0L), ("d", "q", 4f, 0L), ("d", "p", 4f, 0L)]),
        Ratings.FromRows(
            [("a", "p", 5f, 1L), ("a", "q", 5f, 1L), ("a", "q", 4f, 2L), ("b", "p", 4f, 1L), ("c", "q", 1f, 1L), ("d", "r", 5f, 1L)]));

    private static readonly Split Repeated = Split.FromParts(
        Ratings.FromRows([("a", "p", 5f, 0L), ("b", "q", 5f, 0L)]),
        Ratings.FromRows([("a", "p", 5f, 1L), ("b", "q", 4f, 1L), ("b", "q", 4f, 2L)]));

    [Fact]
    public void Where_training_knows_none_of_the_relevant_items_it_is_said()
    {
        var ratings = Ratings.FromRows(Enumerable.Range(0, 40).Select(i => ($"u{i % 8}", $"i{i % 10}", 5f, 0L)));
        Assert.Contains(
            "None of the relevant test items has a training rating, so",
            RankingEvaluation.NoneIsKnown(Split.ColdItems(ratings, .3), new()),
            StringComparison.Ordinal);
        Assert.Null(RankingEvaluation.NoneIsKnown(Split.Random(ratings, .3), new()));
    }

    [Fact]
    public void They_do_not_count_and_who_liked_nothing_else_is_not_judged()
    {
        var result = RankingEvaluation.Run(new MostPopular(Split.Train), Split, new RankingOptions { Cutoffs = [1] });
        Assert.Equal((2, 1, 1), (result.Users, result.UsersLeftOut, result.UsersUnlisted)); // a and d; c; b
        Assert.Equal((4, 2), (result.Pairs, result.PairsLeftOut)); // p by a, q by a, p by b, r by d; q's second rating is no other pair
        Assert.Equal(new RankingMetrics(1, 1, 1, 1, 1, 1, 1), result.At[0].Mean); // a gets q, d gets r: all that there is to find
        Assert.Contains(
            "2 of 4 such items were also rated",
            RankingTables.Of("made", new RankingComparison(3, null, [new("popular", true, result, null, 0)])).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_rows_bar_items_too_but_not_as_reported()
    {
        var decided = Split.OfParts("made", null, Protocol.Clean, Repeated.Train.Rows([0]), Repeated.Train.Rows([1]), Repeated.Test);
        Assert.Contains("all 2 relevant", RankingEvaluation.NobodyToJudge(decided, new()), StringComparison.Ordinal);
        var reported = Split.FromParts(Repeated.Train.Rows([0]), Repeated.Test).AsReported();
        Assert.Null(RankingEvaluation.NobodyToJudge(reported, new()));
    }

    [Fact]
    public void Where_nobody_is_left_an_evaluation_says_so_in_place_of_zeros()
    {
        const string reason = "no users to judge: all 2 relevant test items were also rated in training";
        Assert.Equal(reason, RankingEvaluation.NobodyToJudge(Repeated, new()));
        Assert.Contains(
            "all 2 relevant",
            Assert.Throws<ArgumentException>(() => RankingEvaluation.Run(new RandomOrder(0), Repeated)).Message,
            StringComparison.Ordinal);
        var evaluation = RunEvaluation.Measure(
            "mean", new GlobalMean(Repeated.Train), Repeated, new RankingOptions(), new BootstrapOptions { Resamples = 10 });
        Assert.Equal((null, reason), (evaluation.Ranking, evaluation.Unranked));
        Assert.Contains("\"ranking\": null", Json.Write(evaluation), StringComparison.Ordinal);
        Assert.Contains(
            "no item is relevant", RankingEvaluation.NobodyToJudge(Repeated, new() { RelevantFrom = 6 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_lists_can_not_have_for_another_reason_do_not_count_either()
    {
        var without = Split.Train.Items.CodeOf("r");
        var result = RankingEvaluation.Run(
            (users, length) => TopLists.Make(new MostPopular(Split.Train), Split, users, length),
            Split,
            new RankingOptions { Cutoffs = [1] },
            canList: item => item != without);
        Assert.Equal((1, 2, 3), (result.Users, result.UsersUnlisted, result.PairsLeftOut));
    }

    [Fact]
    public void What_users_take_themselves_is_counted_by_items_and_not_by_ratings()
    {
        var train = Ratings.FromRows([("a", "p", 5f, 0L), ("a", "p", 5f, 1L), ("a", "q", 5f, 0L), ("b", "r", 5f, 0L)]);
        Assert.Equal(1.5, BeyondAccuracy.Measure([new TopList(0, [2])], train).PopularityOfRated); // p has two ratings, q one
    }
}
