namespace AmazonRec.Rankers;

/// <summary>Training in epochs, until the held-out items stop coming closer to the top.</summary>
public static class BestEpoch
{
    /// <summary>Trains.</summary>
    /// <param name="task">What to stop by; who is told when all is done.</param>
    /// <param name="epochs">Epochs at most.</param>
    /// <param name="patience">Epochs without a higher NDCG@10 of the held-out items, after which training ends.</param>
    /// <param name="train">Trains an epoch, from 1.</param>
    /// <param name="learned">What was learned until the end of an epoch.</param>
    /// <typeparam name="T">The ranker.</typeparam>
    /// <returns>What was learned by the best epoch; by the last, where there is nothing to stop by.</returns>
    public static T Of<T>(RankerTask task, int epochs, int patience, Action<int> train, Func<int, T> learned)
        where T : class, IRanker
    {
        var (best, at, highest) = ((T?)null, 0, double.NegativeInfinity);
        for (var epoch = 1; epoch <= epochs && (best is null || epoch - at <= patience); epoch++)
        {
            train(epoch);
            if (task.Validation is null && epoch < epochs) continue;
            var ranker = learned(epoch);
            var ndcg = task.Validation?.Ndcg(ranker, task.Threads, task.Cancellation) ?? 0;
            if (ndcg > highest) (best, at, highest) = (ranker, epoch, ndcg);
        }

        task.Progress?.Report(1);
        return best!;
    }
}
