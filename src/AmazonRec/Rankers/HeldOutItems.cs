using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Rankers;

/// <summary>
/// Items that some users chose, kept from training: rankers are chosen, weighed and stopped by how far up the lists of those users they
/// come, among all items that the user has not chosen in training; or, where the test rows will be judged so, each among a few drawn ones.
/// </summary>
public sealed class HeldOutItems
{
    /// <summary>Places of a list that are looked at.</summary>
    public const int Places = 10;

    private const int Block = 16;
    private readonly Interactions _known;
    private readonly Interactions _chosen;
    private readonly (int User, HashSet<int> Items, int[]? Candidates)[] _lists;

    private HeldOutItems(Interactions known, Interactions chosen, (int User, HashSet<int> Items, int[]? Candidates)[] lists) =>
        (_known, _chosen, _lists) = (known, chosen, lists);

    /// <summary>Lists that are looked at: one for each user or, among drawn items, one for each held-out item.</summary>
    public int Lists => _lists.Length;

    /// <summary>How many items there are.</summary>
    internal int Items => _known.Items.Count;

    /// <summary>Those of the validation rows.</summary>
    /// <param name="known">All items of each user in the training rows: no list has them.</param>
    /// <param name="chosen">Those of them that lists are made from.</param>
    /// <param name="held">Who chose what in the validation rows.</param>
    /// <param name="negatives">Items to rank each held-out one among; null for all.</param>
    /// <param name="mostLists">Lists to look at, at most; of more, so many are drawn.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="ArgumentException">No user chose an item there that was not chosen in training.</exception>
    public static HeldOutItems Find(
        Interactions known, Interactions chosen, Interactions held, int? negatives = null, int mostLists = 5000, ulong seed = 0)
    {
        var lists = new List<(int User, HashSet<int> Items, int[]? Candidates)>();
        for (var user = 0; user < held.Users.Count; user++)
        {
            var items = held.ItemsOf(user).ToArray().ToHashSet();
            items.ExceptWith(known.ItemsOf(user).ToArray());
            if (items.Count == 0) continue;
            if (negatives is not { } count) lists.Add((user, items, null));
            else foreach (var item in items) lists.Add((user, [item], Drawn(known, held, user, item, count, seed)));
        }

        if (lists.Count == 0)
            throw new ArgumentException("No validation row is of an item that is new to its user: there is nothing to choose a ranker by.");
        if (lists.Count <= mostLists) return new HeldOutItems(known, chosen, [.. lists]);
        var drawn = RandomSource.For(seed, "held-out users").Permutation(lists.Count);
        return new HeldOutItems(known, chosen, [.. drawn.Take(mostLists).Order().Select(at => lists[at])]);
    }

    /// <summary>NDCG@10 of a ranker, mean over the lists.</summary>
    /// <param name="ranker">Fitted on the training rows.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public double Ndcg(IRanker ranker, int threads, CancellationToken cancellation = default)
    {
        var ndcg = new double[_lists.Length];
        Workers.Shared.Run((_lists.Length + Block - 1) / Block, threads, block =>
        {
            if (cancellation.IsCancellationRequested) return;
            var (scores, best) = (new float[Items], new BestItems(Places));
            for (var at = block * Block; at < Math.Min(_lists.Length, (block + 1) * Block); at++)
            {
                var (user, _, candidates) = _lists[at];
                if (candidates is not null) ranker.ScoreSome(user, _chosen.Of(user), candidates, scores);
                else Score(at, ranker, scores);
                ndcg[at] = RankingMetrics.Measure(Best(at, ranker, scores, best), _lists[at].Items, Places).Ndcg;
            }
        });
        cancellation.ThrowIfCancellationRequested();
        return ndcg.Average();
    }

    /// <summary>The held-out items of one of the lists.</summary>
    internal HashSet<int> Relevant(int at) => _lists[at].Items;

    /// <summary>The scores of all items for the user of one of the lists.</summary>
    internal void Score(int at, IRanker ranker, Span<float> scores) => ranker.Score(_lists[at].User, _chosen.Of(_lists[at].User), scores);

    /// <summary>The first items of one of the lists, best first; none that the ranker knows nothing of.</summary>
    internal int[] Best(int at, IRanker ranker, Span<float> scores, BestItems best)
    {
        best.Clear();
        if (_lists[at].Candidates is { } candidates)
        {
            foreach (var item in candidates)
                if (IsKnown(item, ranker)) best.Offer(item, scores[item]);
            return best.Items();
        }

        var known = _known.ItemsOf(_lists[at].User);
        var kept = new float[known.Length];
        for (var i = 0; i < known.Length; i++) (kept[i], scores[known[i]]) = (scores[known[i]], float.NegativeInfinity);
        for (var item = 0; item < scores.Length; item++)
            if (scores[item] > float.NegativeInfinity && IsKnown(item, ranker)) best.Offer(item, scores[item]);
        for (var i = 0; i < known.Length; i++) scores[known[i]] = kept[i];
        return best.Items();
    }

    private bool IsKnown(int item, IRanker ranker) => _chosen.UsersOf(item).Length > 0 || ranker.HasContentOf(item);

    /// <summary>An item and some that the user did not choose, in the order of their codes; fewer where there are not so many.</summary>
    private static int[] Drawn(Interactions known, Interactions held, int user, int item, int count, ulong seed)
    {
        var taken = known.ItemsOf(user).ToArray().Concat(held.ItemsOf(user).ToArray()).ToHashSet();
        var (random, drawn) = (RandomSource.For(seed, "held-out negatives", (uint)user), new SortedSet<int> { item });
        var most = Math.Min(count, known.Items.Count - taken.Count);
        for (var draw = (ulong)item << 32; drawn.Count <= most; draw++)
            if (random.Below(known.Items.Count, draw) is var other && !taken.Contains(other)) drawn.Add(other);
        return [.. drawn];
    }
}
