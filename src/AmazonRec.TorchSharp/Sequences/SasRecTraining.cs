using AmazonRec.Data;
using AmazonRec.Rankers;
using AmazonRec.Training;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>Trains SASRec: epoch after epoch, until the held-out items stop coming closer to the top.</summary>
internal static class SasRecTraining
{
    /// <summary>Fits it.</summary>
    /// <param name="task">Who chose what, in order; what to stop by; who is told.</param>
    /// <param name="options">Sizes and steps.</param>
    /// <returns>The weights after the best epoch (after the last, where there is nothing to stop by).</returns>
    /// <exception cref="ArgumentException">An option is out of range, there is no room, or no user chose two items.</exception>
    /// <exception cref="DivergedException">The loss is no number any more.</exception>
    public static SasRec Fit(RankerTask task, SasRecOptions options)
    {
        options.Validate();
        SasRecMemory.Check(task.Chosen.Items.Count, options);
        var histories = HistoriesOf(task.Chosen);
        using var network = new SasRecNetwork(task.Chosen.Items.Count, options);
        return BestEpoch.Of(
            task,
            options.Epochs,
            options.Patience,
            epoch => Run(network, histories, options, epoch, task),
            epoch => new SasRec(network.Export()) { Epoch = epoch });
    }

    /// <summary>One pass over all histories.</summary>
    private static void Run(SasRecNetwork network, int[][] histories, SasRecOptions options, int epoch, RankerTask task)
    {
        var (done, all) = (0, histories.Sum(history => HistoryBatch.PositionsOf(history, options.Length)));
        foreach (var batch in HistoryBatches.Of(histories, options, (uint)(epoch - 1)))
        {
            task.Cancellation.ThrowIfCancellationRequested();
            if (!double.IsFinite(network.Train(batch))) throw new DivergedException(epoch);
            done += batch.Targets.Length;
            task.Progress?.Report((epoch - 1 + ((double)done / all)) / options.Epochs);
        }
    }

    private static int[][] HistoriesOf(Interactions chosen)
    {
        var all = Enumerable.Range(0, chosen.Users.Count).Select(user => chosen.ItemsOf(user).ToArray());
        var histories = all.Where(items => items.Length > 1).ToArray();
        return histories.Length > 0
            ? histories
            : throw new ArgumentException("No user has chosen two items: there is no order to learn from. Take another ranker than "
                + $"{SasRec.Name}.");
    }
}
