using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Compute.Factors;

namespace AmazonRec.Features;

/// <summary>Items that are alike by their content.</summary>
public static class FeatureNeighbours
{
    /// <summary>
    /// The items whose features point most nearly in the direction of one item's, by cosine; of equally near ones the first id.
    /// </summary>
    /// <param name="features">The features.</param>
    /// <param name="item">An item's code.</param>
    /// <param name="count">How many, at most.</param>
    public static IReadOnlyList<(int Item, float Cosine)> Nearest(FeatureMatrix features, int item, int count)
    {
        var own = features.Row(item);
        var length = TensorPrimitives.Norm(own);
        var found = new List<(int Item, float Cosine)>(features.Items.Count);
        for (var other = 0; other < features.Items.Count; other++)
        {
            if (other == item) continue;
            var row = features.Row(other);
            var both = length * TensorPrimitives.Norm(row);
            found.Add((other, both > 0 ? TensorPrimitives.Dot(own, row) / both : 0)); // a row of zeros is like nothing
        }

        return [.. found.OrderByDescending(n => n.Cosine).ThenBy(n => n.Item).Take(count)];
    }

    /// <summary>
    /// For each of some items, the nearest of the others among them, as <see cref="Nearest"/> finds them: all pairs are looked at, in
    /// blocks, and only those that may be among the nearest are computed to the last bit. The result does not depend on the threads.
    /// </summary>
    /// <param name="features">The features.</param>
    /// <param name="items">Codes of the items, each once, rising.</param>
    /// <param name="count">How many neighbours of each; at least 1, and fewer than there are items.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <param name="progress">Told the share of the items that are done, from any thread.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>[items, count]: places in <paramref name="items"/>, the nearest first; of equally near ones the first.</returns>
    /// <exception cref="ArgumentException">There are too few items for so many neighbours.</exception>
    public static int[] NearestAmong(
        FeatureMatrix features, IReadOnlyList<int> items, int count, int threads, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (count < 1 || count >= items.Count)
            throw new ArgumentException(
                $"{items.Count:N0} items can't have {count:N0} neighbours each: ask for 1 to one less than the items.");
        var search = new AllPairs(features, items, count);
        var blocks = (items.Count + FactorScan.BlockUsers - 1) / FactorScan.BlockUsers;
        var done = 0;
        using (search.Scan)
            Workers.Shared.Run(blocks, threads, block =>
            {
                cancellation.ThrowIfCancellationRequested();
                search.Find(block * FactorScan.BlockUsers);
                progress?.Report((double)Interlocked.Increment(ref done) / blocks);
            });
        return search.Nearest;
    }
}
