namespace AmazonRec.Recommendation.Scoring;

/// <summary>Puts a pool of good items into another order: less popular ones first, or such as differ from each other.</summary>
internal static class Reordering
{
    /// <summary>
    /// Items of a pool for each item of a list, and the fewest: what lies further down is too bad to be worth another order.
    /// </summary>
    public static int PoolSize(int count) => Math.Max(200, 20 * count);

    /// <summary>The first few of a pool in their new order.</summary>
    /// <param name="pool">Best first.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="popularity">How popular an item is, 0 to 1.</param>
    /// <param name="vectors">Where items are near each other; null if the model has no such place, and then nothing is alike.</param>
    public static Candidate[] Apply(Candidate[] pool, int count, TopOptions options, Func<int, double> popularity, ItemVectors? vectors)
    {
        var scores = Array.ConvertAll(pool, c => c.Score - (options.PopularityDiscount * popularity(c.Item)));
        var order = Enumerable.Range(0, pool.Length).OrderByDescending(i => scores[i]).ThenBy(i => pool[i].Item);
        return [.. (options.Diversity > 0 && vectors is not null ? Diverse(order.ToArray()) : order.Take(count)).Select(i => pool[i])];

        // Relevance is the place between the pool's worst and best score, so that λ means the same for every model.
        IEnumerable<int> Diverse(int[] left)
        {
            if (left.Length == 0) yield break;
            var (best, worst) = (scores[left[0]], scores[left[^1]]);
            var nearest = new double[pool.Length];
            for (var place = 0; place < count && left.Length > 0; place++)
            {
                var chosen = left.MaxBy(
                    i =>
                        (
                            (1 - options.Diversity) * (
                                best > worst ? (scores[i] - worst) / (best - worst) : 1)) - (options.Diversity * nearest[i]));
                yield return chosen;
                left = [.. left.Where(i => i != chosen)];
                foreach (var i in left)
                    nearest[i] = Math.Max(place == 0 ? -1 : nearest[i], vectors.Cosine(pool[i].Item, pool[chosen].Item));
            }
        }
    }
}
