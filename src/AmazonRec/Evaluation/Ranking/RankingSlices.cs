using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// A ranker judged on items of like popularity, each slice by itself: lists of its items alone, for the users who liked one of them. Lists
/// out of all items hardly show how items with few rows are ranked, as they are rarely on any.
/// </summary>
public static class RankingSlices
{
    private const int Places = 10;
    private static readonly (string Of, int From)[] Seen = [("0", 0), ("1-2", 1), ("3-5", 3), ("6 or more", 6)];

    /// <summary>The slices by how many rows before the test rows an item has: 0, 1-2, 3-5, more.</summary>
    /// <param name="ranker">Fitted on rows before the test rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">From which rating on an item is relevant, and for how many users it is measured; cutoffs are not looked
    /// at.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<RankingSlice> Measure(
        IItemRanker ranker, Split split, RankingOptions? options = null, CancellationToken cancellation = default)
    {
        options = (options ?? new()) with { Cutoffs = [Places] };
        options.Validate();
        var slices = Array.ConvertAll(split.BeforeTest.CountsPerItem(), rows => Array.FindLastIndex(Seen, slice => rows >= slice.From));
        return [.. Seen.Select((slice, at) => Of(slice.Of, Array.ConvertAll(slices, own => own == at)))];

        RankingSlice Of(string name, bool[] isIn)
        {
            var items = isIn.Count(one => one);
            if (RelevantItems.Find(split, options.RelevantFrom, item => isIn[item]).ByUser.Count == 0)
                return new RankingSlice(name, items, 0, Ndcg: null, Recall: null);
            var only = new Only(ranker, isIn);
            var judged = RankingEvaluation.Run(
                (users, length) => TopLists.Make(only, split, users, length, cancellation: cancellation),
                split,
                options,
                item => isIn[item]);
            var users = judged.At[0].Users;
            return new RankingSlice(
                name,
                items,
                users.Count,
                Interval.OfMean([.. users.Select(user => user.Ndcg)]),
                Interval.OfMean([.. users.Select(user => user.Recall)]))
            {
                PerUser = users,
            };
        }
    }

    /// <summary>The same ranker with some items alone.</summary>
    private sealed class Only(IItemRanker ranker, bool[] isIn) : IItemRanker
    {
        public bool IsParallel => ranker.IsParallel;

        public void ScoreItems(int user, Span<float> scores)
        {
            ranker.ScoreItems(user, scores);
            for (var item = 0; item < scores.Length; item++)
                if (!isIn[item]) scores[item] = float.NegativeInfinity;
        }
    }
}
