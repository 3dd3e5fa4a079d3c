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
    private const int MostDraws = 16;
    private const int ListsToSearch = 8000;
    private const double Least = 0.02; // a smaller share is left out
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

    /// <summary>
    /// Shares that hold for more lists than these: the mean of the best shares for lists drawn anew (bagging; Breiman 1996), the oftener the
    /// fewer lists there are. Shares below a fiftieth are left out.
    /// </summary>
    /// <param name="count">How many rankers there are.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="seed">Of the draws.</param>
    public (double[] Weights, double Ndcg) SearchSteady(int count, int threads, ulong seed)
    {
        var draws = Math.Clamp(ListsToSearch / _lists.Length, 1, MostDraws);
        var mean = new double[count];
        for (var draw = 0; draw < draws; draw++)
        {
            var (random, times) = (RandomSource.For(seed, "lists of a blend", (uint)draw), new int[_lists.Length]);
            if (draws == 1) Array.Fill(times, 1);
            else for (var at = 0; at < times.Length; at++) times[random.Below(times.Length, (ulong)at)]++;
            var (shares, _) = Search(count, threads, times);
            for (var ranker = 0; ranker < count; ranker++) mean[ranker] += shares[ranker] / draws;
        }

        for (var ranker = 0; ranker < count; ranker++) mean[ranker] = mean[ranker] < Least ? 0 : mean[ranker];
        var sum = mean.Sum();
        for (var ranker = 0; ranker < count; ranker++) mean[ranker] /= sum;
        return (mean, Ndcg(mean, threads));
    }

    /// <summary>The best shares found; they add up to 1.</summary>
    /// <param name="count">How many rankers there are.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="times">How often each list counts; once where null.</param>
    public (double[] Weights, double Ndcg) Search(int count, int threads, int[]? times = null)
    {
        var open = Enumerable.Range(0, count).ToArray();
        var best = open.Select(ranker => (Weights: One(count, ranker), Ndcg: Ndcg(One(count, ranker), threads, times)))
            .MaxBy(one => one.Ndcg);
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
                        var ndcg = Ndcg(weights, threads, times);
                        if (ndcg <= best.Ndcg + 1e-6) continue;
                        (best, improved) = ((weights, ndcg), true);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>NDCG@10 at some shares, mean over the lists.</summary>
    /// <param name="weights">The shares.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="times">How often each list counts; once where null.</param>
    public double Ndcg(double[] weights, int threads, int[]? times = null)
    {
        var ndcg = new double[_lists.Length];
        Workers.Shared.Run((_lists.Length + Block - 1) / Block, threads, block =>
        {
            var best = new BestItems(HeldOutItems.Places);
            for (var at = block * Block; at < Math.Min(_lists.Length, (block + 1) * Block); at++)
            {
                if (times is not null && times[at] == 0) continue;
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
        return times is null ? ndcg.Average() : ndcg.Zip(times, (one, count) => one * count).Sum() / times.Sum();
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
