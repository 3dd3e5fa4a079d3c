using AmazonRec.Collectives;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// Lists of the best items for some users, out of all items that the user has not rated in training. No items are sampled: metrics on a
/// sample can put models into another order (Krichene and Rendle 2020).
/// </summary>
internal static class TopLists
{
    private const int Block = 16; // users

    /// <summary>The lists of some users, in the order given.</summary>
    /// <param name="ranker">Scores the items.</param>
    /// <param name="split">Items rated in its training or validation rows are not recommended again; as reported, where validation rows are
    /// the test rows, those of the training rows alone.</param>
    /// <param name="users">Codes of the users.</param>
    /// <param name="length">Items of a list; fewer where the user has rated nearly all.</param>
    /// <param name="team">Ranks that divide the users; null for this process alone.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">A score is NaN, or the length below 1.</exception>
    public static IReadOnlyList<TopList> Make(
        IItemRanker ranker,
        Split split,
        IReadOnlyCollection<int> users,
        int length,
        Team? team = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var (left, done) = (new RatedItems(split), 0);
        var (first, count) = Ranges.Share(users.Count, team);
        int[] asked = [.. users.Skip(first).Take(count)];
        var lists = new TopList[asked.Length];
        var blocks = (asked.Length + Block - 1) / Block;
        Workers.Shared.Run(blocks, ranker.IsParallel ? Environment.ProcessorCount : 1, block =>
        {
            var scores = new float[split.Train.Items.Count];
            var (rated, best) = (new bool[scores.Length], new BestItems(length));
            for (var at = block * Block; at < Math.Min(asked.Length, (block + 1) * Block) && !cancellation.IsCancellationRequested; at++)
                lists[at] = new TopList(asked[at], Best(asked[at], scores, rated, best));
            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
        if (team is null) cancellation.ThrowIfCancellationRequested();
        else team.ThrowIfAnyCancelled(cancellation);
        return team is null ? lists : Gathered(lists, [.. users], length, team);

        int[] Best(int user, float[] scores, bool[] rated, BestItems best)
        {
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
            return best.Items();
        }
    }

    /// <summary>The lists of all ranks, in the order of the users.</summary>
    private static TopList[] Gathered(TopList[] own, int[] users, int length, Team team)
    {
        const int None = -1; // behind the end of a short list
        var (sent, all) = (new int[own.Length * length], new int[users.Length * length]);
        Array.Fill(sent, None);
        for (var list = 0; list < own.Length; list++) own[list].Items.CopyTo(sent, list * length);
        var ranges = Ranges.Even(users.Length, team.Size);
        team.AllGather<int>(sent, all, [.. Enumerable.Range(0, team.Size).Select(rank => ranges.CountOf(rank) * length)]);
        return [.. users.Select((user, i) => new TopList(user, [.. all.Skip(i * length).Take(length).TakeWhile(item => item != None)]))];
    }
}
