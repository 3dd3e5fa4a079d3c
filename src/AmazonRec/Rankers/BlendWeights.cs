using AmazonRec.Compute;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Rankers;

/// <summary>
/// Finds the shares of a blend by held-out items: from the best ranker alone, each share is raised or lowered as long as that raises
/// NDCG@10. Only items that some ranker has among its first hundred are looked at.
/// </summary>
internal sealed class BlendWeights
{
    private const int Block = 16;
    private const int Deep = 100;
    private static readonly double[] Steps = [0.4, 0.2, 0.1, 0.05];

    private readonly (float[][] Scores, bool[] Relevant, double Most)[] _lists; // scores: [candidate][ranker]; most: of a perfect list

    private BlendWeights((float[][] Scores, bool[] Relevant, double Most)[] lists) => _lists = lists;

    /// <summary>Scores the candidates.</summary>
    /// <param name="rankers">Fitted without the held-out items.</param>
    /// <param name="held">The held-out items.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static BlendWeights Prepare(IReadOnlyList<IRanker> rankers, HeldOutItems held, int threads, CancellationToken cancellation)
    {
        var lists = new (float[][] Scores, bool[] Relevant, double Most)[held.Lists];
        Workers.Shared.Run((held.Lists + Block - 1) / Block, threads, block =>
        {
            if (cancellation.IsCancellationRequested) return;
            var scores = rankers.Select(_ => new float[held.Items]).ToArray();
            var best = new BestItems(Deep);
            for (var at = block * Block; at < Math.Min(held.Lists, (block + 1) * Block); at++)
            {
                var (candidates, relevant) = (new SortedSet<int>(), held.Relevant(at));
                foreach (var (index, ranker) in rankers.Index())
                {
                    held.Score(at, ranker, scores[index]);
                    Standardized.Apply(scores[index]);
                    candidates.UnionWith(held.Best(at, ranker, scores[index], best));
                }

                lists[at] = (
                    [.. candidates.Select(item => scores.Select(own => own[item]).ToArray())],
                    [.. candidates.Select(relevant.Contains)],
                    Enumerable.Range(0, Math.Min(relevant.Count, HeldOutItems.Places)).Sum(Gain));
            }
        });
        cancellation.ThrowIfCancellationRequested();
        return new BlendWeights(lists);
    }

    /// <summary>The best shares found; they add up to 1.</summary>
    /// <param name="count">How many rankers there are.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="only">Rankers that may have a share; all where null.</param>
    public (double[] Weights, double Ndcg) Search(int count, int threads, Predicate<int>? only = null)
    {
        var open = Enumerable.Range(0, count).Where(ranker => only?.Invoke(ranker) ?? true).ToArray();
        var best = open.Select(ranker => (Weights: One(count, ranker), Ndcg: Ndcg(One(count, ranker), threads))).MaxBy(one => one.Ndcg);
        foreach (var step in Steps)
        {
            for (var improved = true; improved;)
            {
                improved = false;
                foreach (var ranker in open)
                {
                    foreach (var change in (double[])[step, -step])
                    {
                        var weights = (double[])best.Weights.Clone();
                        weights[ranker] = Math.Max(0, weights[ranker] + change);
                        var sum = weights.Sum();
                        if (sum <= 0 || weights[ranker] == best.Weights[ranker]) continue;
                        for (var i = 0; i < count; i++) weights[i] /= sum;
                        var ndcg = Ndcg(weights, threads);
                        if (ndcg <= best.Ndcg + 1e-6) continue;
                        (best, improved) = ((weights, ndcg), true);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>NDCG@10 at some shares, mean over the lists.</summary>
    public double Ndcg(double[] weights, int threads)
    {
        var ndcg = new double[_lists.Length];
        Workers.Shared.Run((_lists.Length + Block - 1) / Block, threads, block =>
        {
            var best = new BestItems(HeldOutItems.Places);
            for (var at = block * Block; at < Math.Min(_lists.Length, (block + 1) * Block); at++)
            {
                var (scores, relevant, most) = _lists[at];
                best.Clear();
                for (var candidate = 0; candidate < scores.Length; candidate++)
                {
                    var sum = 0.0;
                    for (var ranker = 0; ranker < weights.Length; ranker++) sum += weights[ranker] * scores[candidate][ranker];
                    best.Offer(candidate, (float)sum);
                }

                ndcg[at] = best.Items().Index().Where(entry => relevant[entry.Item]).Sum(entry => Gain(entry.Index)) / most;
            }
        });
        return ndcg.Average();
    }

    /// <summary>What a relevant item is worth at a place, from 0.</summary>
    private static double Gain(int place) => 1 / Math.Log2(place + 2);

    private static double[] One(int count, int ranker)
    {
        var weights = new double[count];
        weights[ranker] = 1;
        return weights;
    }
}
