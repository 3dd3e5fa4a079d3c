using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Rankers.Items;

/// <summary>
/// Weights from items to their strongest neighbours. The score of an item is the sum of the weights to it from what one has chosen, of which
/// what was chosen long ago may count less.
/// </summary>
public sealed class ItemLinks : IRanker
{
    private readonly int[] _first; // of each item, where its links start
    private readonly int[] _targets;
    private readonly float[] _weights;
    private readonly History _history;

    private ItemLinks(int[] first, int[] targets, float[] weights, History history) =>
        (_first, _targets, _weights, _history) = (first, targets, weights, history);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => new Dictionary<string, Tensor>
    {
        ["first"] = Tensor.Of(_first),
        ["targets"] = Tensor.Of(_targets),
        ["weights"] = Tensor.Of(_weights),
        ["history"] = Tensor.Of(new[] { _history.Decay, _history.Floor }),
    };

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        scores.Clear();
        for (var place = 0; place < chosen.Count; place++)
        {
            var (item, say) = (chosen.Items[place], _history.Say(chosen.Count - 1 - place));
            for (var link = _first[item]; link < _first[item + 1]; link++) scores[_targets[link]] += say * _weights[link];
        }
    }

    /// <summary>Seconds that finding neighbours takes, about: in proportion to the pairs of items that a user chose, over all users.</summary>
    internal static double Seconds(RankerTask task)
    {
        var pairs = 0.0;
        for (var user = 0; user < task.Chosen.Users.Count; user++) pairs += Math.Pow(task.Chosen.ItemsOf(user).Length, 2);
        return pairs / 5e7;
    }

    /// <summary>Makes it of its weights.</summary>
    internal static IRanker Restore(IReadOnlyDictionary<string, Tensor> weights) => new ItemLinks(
        weights["first"].As<int>(),
        weights["targets"].As<int>(),
        weights["weights"].As<float>(),
        new History(weights["history"].As<float>()[0], weights["history"].As<float>()[1]));

    /// <summary>Finds each item's strongest neighbours.</summary>
    /// <param name="task">Who chose what.</param>
    /// <param name="neighbours">How many weights to keep that lead to an item.</param>
    /// <param name="history">How much each chosen item speaks.</param>
    /// <param name="count">
    /// Adds to the sums of an item's neighbours, [item], and tells which it touched by <see cref="NeighbourSums.Add"/>.
    /// </param>
    /// <param name="weight">The weight from a neighbour to an item: of the neighbour, the item, and the sum.</param>
    internal static ItemLinks Find(
        RankerTask task, int neighbours, History history, Action<int, NeighbourSums> count, Func<int, int, double, double> weight)
    {
        const int Block = 64;
        var items = task.Chosen.Items.Count;
        var found = new (int From, float Weight)[items][];
        var (blocks, done) = ((items + Block - 1) / Block, 0);
        Workers.Shared.Run(blocks, task.Threads, block =>
        {
            if (task.Cancellation.IsCancellationRequested) return;
            var sums = new NeighbourSums(items);
            for (var item = block * Block; item < Math.Min(items, (block + 1) * Block); item++)
            {
                count(item, sums);
                found[item] = Strongest(item, sums, neighbours, weight);
                sums.Clear();
            }

            task.Progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
        task.Cancellation.ThrowIfCancellationRequested();
        return Turned(found, history);
    }

    private static (int From, float Weight)[] Strongest(int item, NeighbourSums sums, int neighbours, Func<int, int, double, double> weight)
    {
        var links = new List<(int From, float Weight)>(sums.Touched.Count);
        foreach (var other in sums.Touched)
            if (other != item && (float)weight(other, item, sums[other]) is var strength and not 0) links.Add((other, strength));
        links.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.From.CompareTo(b.From));
        return [.. links.Take(neighbours)];
    }

    /// <summary>From links by the item that they lead to, links by the one that they come from.</summary>
    private static ItemLinks Turned((int From, float Weight)[][] found, History history)
    {
        var first = new int[found.Length + 1];
        foreach (var links in found)
            foreach (var (from, _) in links) first[from + 1]++;
        for (var item = 0; item < found.Length; item++) first[item + 1] += first[item];
        var (targets, weights, next) = (new int[first[^1]], new float[first[^1]], first[..found.Length]);
        for (var item = 0; item < found.Length; item++)
        {
            foreach (var (from, weight) in found[item])
            {
                (targets[next[from]], weights[next[from]]) = (item, weight);
                next[from]++;
            }
        }

        return new ItemLinks(first, targets, weights, history);
    }
}
