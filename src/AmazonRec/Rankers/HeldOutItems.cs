using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Rankers;

/// <summary>
/// Items that some users chose, kept from training: rankers are chosen, weighed and stopped by how far up the lists of those users they
/// come, among all items that the user has not chosen in training.
/// </summary>
public sealed class HeldOutItems
{
    private const int Block = 16;
    private readonly Interactions _known;
    private readonly Interactions _chosen;
    private readonly (int User, HashSet<int> Items)[] _users;

    private HeldOutItems(Interactions known, Interactions chosen, (int User, HashSet<int> Items)[] users) =>
        (_known, _chosen, _users) = (known, chosen, users);

    /// <summary>Users who are looked at.</summary>
    public int Users => _users.Length;

    /// <summary>Places of a list that are looked at.</summary>
    public const int Places = 10;

    /// <summary>Those of the validation rows.</summary>
    /// <param name="known">All items of each user in the training rows: no list has them.</param>
    /// <param name="chosen">Those of them that lists are made from.</param>
    /// <param name="held">Who chose what in the validation rows.</param>
    /// <param name="mostUsers">Users to look at, at most; of more, so many are drawn.</param>
    /// <param name="seed">Of that draw.</param>
    /// <exception cref="ArgumentException">No user chose an item there that was not chosen in training.</exception>
    public static HeldOutItems Find(
        Interactions known, Interactions chosen, Interactions held, int mostUsers = 5000, ulong seed = 0)
    {
        var users = new List<(int User, HashSet<int> Items)>();
        for (var user = 0; user < held.Users.Count; user++)
        {
            var items = held.ItemsOf(user).ToArray().ToHashSet();
            items.ExceptWith(known.ItemsOf(user).ToArray());
            if (items.Count > 0) users.Add((user, items));
        }

        if (users.Count == 0)
            throw new ArgumentException("No validation row is of an item that is new to its user: there is nothing to choose a ranker by.");
        if (users.Count <= mostUsers) return new HeldOutItems(known, chosen, [.. users]);
        var drawn = RandomSource.For(seed, "held-out users").Permutation(users.Count);
        return new HeldOutItems(known, chosen, [.. drawn.Take(mostUsers).Order().Select(at => users[at])]);
    }

    /// <summary>NDCG@10 of a ranker, mean over the users.</summary>
    /// <param name="ranker">Fitted on the training rows.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public double Ndcg(IRanker ranker, int threads, CancellationToken cancellation = default)
    {
        var ndcg = new double[_users.Length];
        Workers.Shared.Run((_users.Length + Block - 1) / Block, threads, block =>
        {
            if (cancellation.IsCancellationRequested) return;
            var (scores, best) = (new float[Items], new BestItems(Places));
            for (var at = block * Block; at < Math.Min(_users.Length, (block + 1) * Block); at++)
            {
                Score(at, ranker, scores);
                ndcg[at] = RankingMetrics.Measure(Best(at, scores, best), _users[at].Items, Places).Ndcg;
            }
        });
        cancellation.ThrowIfCancellationRequested();
        return ndcg.Average();
    }

    /// <summary>How many items there are.</summary>
    internal int Items => _known.Items.Count;

    /// <summary>The held-out items of one of the users.</summary>
    internal HashSet<int> Relevant(int at) => _users[at].Items;

    /// <summary>The scores of all items for one of the users.</summary>
    internal void Score(int at, IRanker ranker, Span<float> scores) =>
        ranker.Score(_users[at].User, _chosen.Of(_users[at].User), scores);

    /// <summary>The first items of the list of one of the users, best first.</summary>
    internal int[] Best(int at, Span<float> scores, BestItems best)
    {
        var known = _known.ItemsOf(_users[at].User);
        var kept = new float[known.Length];
        for (var i = 0; i < known.Length; i++) (kept[i], scores[known[i]]) = (scores[known[i]], float.NegativeInfinity);
        best.Clear();
        for (var item = 0; item < scores.Length; item++)
            if (scores[item] > float.NegativeInfinity) best.Offer(item, scores[item]);
        for (var i = 0; i < known.Length; i++) scores[known[i]] = kept[i];
        return best.Items();
    }
}
