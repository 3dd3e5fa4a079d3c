using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Given;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Testing.Data;

namespace AmazonRec.Tests.Evaluation.Given;

public sealed class ListsEvaluationTests
{
    private static readonly UserItemRows Truth = Read(
        "user,item,rating\na,p,5\na,q,4\na,r,2\nb,p,4\nb,p,5\nc,q,1\nd,s,5\n", UserItemKind.Truth, "truth");

    private static readonly UserItemRows Lists = Read(
        "user,item,rank\na,x,2\na,p,1\na,q,3\nb,y,1\nc,q,1\nz,p,1\n", UserItemKind.Lists, "A"); // d has no list

    private static readonly ListsOptions At2 = new() { Cutoffs = [2] };

    [Fact]
    public void Lists_are_judged_by_hand_and_users_without_one_count_as_0()
    {
        var evaluation = ListsEvaluation.Measure(Truth, [Lists], options: At2);
        var judged = Assert.Single(evaluation.Lists);
        var truth = evaluation.Truth;
        Assert.Equal((3, 1, 4, 4f), (evaluation.UsersJudged, truth.UsersLeftOut, truth.Pairs, truth.RelevantFrom));
        Assert.Equal((1, 1, 1), (judged.UsersWithoutTruth, judged.UsersWithoutRelevant, judged.UsersWithoutList)); // z; c; d
        var ideal = 1 + (1 / Math.Log2(3)); // a finds p first of p and q; b and d find nothing
        Assert.Equal(1 / ideal / 3, judged.At[0].Mean.Ndcg, 12);
        Assert.Equal(.5 / 3, judged.At[0].Mean.Recall, 12);
        Assert.Equal(judged.At[0].Mean.Recall, judged.At[0].Intervals.Recall.Estimate, 12);
        Assert.Equal(3 / 6.0, judged.Beyond.Coverage); // p, x, y of p, q, r, s, x, y
        Assert.True(double.IsNaN(judged.Beyond.Novelty));
        Assert.Empty(evaluation.Differences);
        Assert.Equal(1, evaluation.Truth.RowsAgain);
    }

    [Fact]
    public void Gains_by_rating_let_every_row_count_unless_a_threshold_is_said()
    {
        var all = ListsEvaluation.Measure(Truth, [Lists], options: At2 with { Gain = GainScale.Rating });
        Assert.Equal((4, null), (all.UsersJudged, all.Truth.RelevantFrom));
        var a = 31 / (31 + (15 / Math.Log2(3)));
        Assert.Equal((a + 0 + 1 + 0) / 4, all.Lists[0].At[0].Mean.Ndcg, 12); // c finds its only item
        var liked = ListsEvaluation.Measure(Truth, [Lists], options: At2 with { Gain = GainScale.Rating, RelevantFrom = 4 });
        Assert.Equal(a / 3, liked.Lists[0].At[0].Mean.Ndcg, 12);
        Assert.Contains("2^rating - 1", liked.Formula);
    }

    [Fact]
    public void Without_ratings_every_row_counts_and_neither_a_threshold_nor_gains_by_rating_can_be_asked_for()
    {
        var truth = Read("user,item\na,p\na,q\n", UserItemKind.Truth, "truth");
        Assert.Equal(2, ListsEvaluation.Measure(truth, [Lists], options: At2).Truth.Pairs);
        Assert.Contains("has no ratings", Refused(truth, Lists, At2 with { RelevantFrom = 3 }));
        Assert.Contains("no ratings to gain by", Refused(truth, Lists, At2 with { Gain = GainScale.Rating }));
    }

    [Fact]
    public void Lists_are_ordered_by_rank_before_score_before_rows_and_ties_by_the_earlier_row()
    {
        var ranked = Read("user,item,rank,score\na,q,2,9\na,p,1,1\n", UserItemKind.Lists, "ranked");
        var scored = Read("user,item,score\na,q,1\na,p,7\na,r,7\n", UserItemKind.Lists, "scored");
        var plain = Read("user,item\na,p\na,q\n", UserItemKind.Lists, "plain");
        var evaluation = ListsEvaluation.Measure(Truth, [ranked, scored, plain], options: new() { Cutoffs = [1] });
        Assert.Equal([ListOrder.Rank, ListOrder.Score, ListOrder.Rows], evaluation.Lists.Select(file => file.Order));
        Assert.All(evaluation.Lists, file => Assert.Equal(1 / 3.0, file.At[0].Mean.Precision, 12)); // p is first in each
    }

    [Fact]
    public void Files_are_compared_on_the_same_users_with_p_adjusted_for_all_pairs_and_cutoffs()
    {
        var best = Read("user,item\na,p\na,q\nb,p\nd,s\n", UserItemKind.Lists, "B");
        var worst = Read("user,item\na,x\n", UserItemKind.Lists, "C");
        var evaluation = ListsEvaluation.Measure(Truth, [Lists, best, worst], options: new() { Cutoffs = [1, 2] });
        Assert.Equal(
            ["B A 1", "B A 2", "C A 1", "C A 2", "C B 1", "C B 2"],
            evaluation.Differences.Select(d => $"{d.Ranker} {d.Against} {d.K}"));
        Assert.Equal(
            MultipleComparisons.Holm([.. evaluation.Differences.Select(d => d.Ndcg.PValue)]),
            evaluation.Differences.Select(d => d.AdjustedP));
        var (own, other) = (evaluation.Lists[1].At[0].Users, evaluation.Lists[0].At[0].Users);
        Assert.Equal(PairedTest.T([.. own.Select(m => m.Ndcg)], [.. other.Select(m => m.Ndcg)]), evaluation.Differences[0].Ndcg);
        Assert.Equal(2 / 3.0, evaluation.Differences[0].Difference.Ndcg.Estimate, 12);
        Assert.Contains("\"adjustedP\"", Json.Write(evaluation));
    }

    [Fact]
    public void With_training_rows_novelty_and_what_was_rated_before_are_known()
    {
        var train = Read("user,item\na,x\nb,x\nb,t\nd,y\n", UserItemKind.Truth, "train");
        var evaluation = ListsEvaluation.Measure(Truth, [Lists], train, At2);
        var judged = evaluation.Lists[0];
        Assert.Equal((7, 1, 0), (evaluation.Items, judged.ItemsInTraining, evaluation.Truth.PairsInTraining)); // a has x
        var (unrated, x, y) = (Math.Log2(3), Math.Log2(3 / 2.0), Math.Log2(3)); // of three users
        Assert.Equal((((unrated + x) / 2) + y) / 2, judged.Beyond.Novelty, 12);
    }

    [Theory]
    [InlineData("user,item\na,p\nb,q\na,p\n", "A:4: the list of user 'a' has item 'p' a second time (first at A:2)")]
    [InlineData("user,item\nA,p\n", "A: none of its users has a relevant row in truth (users such as 'A' here, 'a' there)")]
    public void What_is_wrong_names_file_line_and_remedy(string text, string expected) =>
        Assert.StartsWith(expected, Refused(Truth, Read(text, UserItemKind.Lists, "A"), At2));

    [Fact]
    public void A_rating_without_a_gain_is_refused_with_its_line() => Assert.StartsWith(
        "truth:2: rating -1 has no gain",
        Refused(Read("user,item,rating\na,p,-1\n", UserItemKind.Truth, "truth"), Lists, At2 with { Gain = GainScale.Rating }));

    private static string Refused(UserItemRows truth, UserItemRows lists, ListsOptions options) =>
        Assert.Throws<ArgumentException>(() => ListsEvaluation.Measure(truth, [lists], train: null, options)).Message;

    private static UserItemRows Read(string text, UserItemKind kind, string name) => UserItemRows.Read(InMemory.File(text, name), kind);
}
