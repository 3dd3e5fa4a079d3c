using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// Lists of the best items for some users, out of all items that the user has not rated in training. No items are sampled: metrics on a
/// sample can put models into another order (Krichene and Rendle 2020).
/// </summary>
internal static class TopLists
{
    /// <summary>The lists of some users, in the order given.</summary>
    /// <param name="ranker">Scores the items.</param>
    /// <param name="split">Items rated in its training or validation rows are not recommended again; as reported, where validation rows are
    /// the test rows, those of the training rows alone.</param>
    /// <param name="users">Codes of the users.</param>
    /// <param name="length">Items of a list; fewer where the user has rated nearly all.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">A score is NaN, or the length below 1.</exception>
    public static IReadOnlyList<TopList> Make(
        IItemRanker ranker,
        Split split,
        IReadOnlyCollection<int> users,
        int length,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var left = new RatedItems(split);
        var scores = new float[split.Train.Items.Count];
        var rated = new bool[scores.Length];
        var best = new BestItems(length);
        var lists = new List<TopList>(users.Count);
        foreach (var user in users)
        {
            cancellation.ThrowIfCancellationRequested();
            ranker.ScoreItems(user, scores);
            left.Mark(user, rated, true);
            best.Clear();
            for (var item = 0; item < scores.Length; item++)
            {
                if (float.IsNaN(scores[item]))
                    throw new ArgumentException(
                        $"The score of item {split.Train.Items[item]} for user {split.Train.Users[user]} is no number.");
                if (!rated[item]) best.Offer(item, scores[item]);
            }

            left.Mark(user, rated, false);
            lists.Add(new TopList(user, best.Items()));
            progress?.Report((double)lists.Count / users.Count);
        }

        return lists;
    }
}
