using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Rankers.Networks;

/// <summary>Trains a network to tell choices from drawn items, until the held-out items stop coming closer to the top.</summary>
internal static class NetworkTraining
{
    /// <summary>Fits one.</summary>
    /// <param name="task">Who chose what, what to stop by, the engine; who is told.</param>
    /// <param name="options">The network and its steps.</param>
    /// <param name="start">Weights to begin with; drawn where null.</param>
    /// <returns>The weights after the best epoch; after the last, where there is nothing to stop by.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or nothing was chosen.</exception>
    /// <exception cref="DivergedException">The loss is no number any more.</exception>
    public static NetworkRanker Fit(RankerTask task, NetworkRankerOptions options, IReadOnlyDictionary<string, Tensor>? start = null)
    {
        options.Validate();
        var (rows, each) = (new ChoiceRows(task, options), options.RowsPerChoice);
        var network = task.Engine.Compile(
            NetworkGraph.Create(options),
            new ModelShape(task.Chosen.Users.Count, task.Chosen.Items.Count),
            new NetworkOptions
            {
                Optimizer = options.Optimizer,
                Loss = options.Loss,
                GroupSize = GroupLoss.Is(options.Loss) ? each : 0,
                Seed = task.Seed,
                Threads = task.Threads,
                Epochs = options.Epochs,
            });
        using var owned = network as IDisposable;
        if (start is not null) network.Import(start);
        return BestEpoch.Of(
            task,
            options.Epochs,
            options.Patience,
            epoch => Run(network, rows, options, epoch, task),
            epoch => new NetworkRanker(StandIns.AddTo(network.Export(), task.Chosen), task.Threads) { Epoch = epoch });
    }

    /// <summary>One pass over all choices.</summary>
    private static void Run(INetwork network, ChoiceRows rows, NetworkRankerOptions options, int epoch, RankerTask task)
    {
        rows.Begin(epoch);
        for (var step = 0; step < rows.Steps; step++)
        {
            task.Cancellation.ThrowIfCancellationRequested();
            var loss = network.TrainBatch(rows.At(step), Step.At(options.Optimizer, ((long)(epoch - 1) * rows.Steps) + step));
            if (!double.IsFinite(loss)) throw new DivergedException(epoch);
            task.Progress?.Report((epoch - 1 + ((step + 1.0) / rows.Steps)) / options.Epochs);
        }
    }
}
