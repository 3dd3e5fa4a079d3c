using System.Diagnostics;
using AmazonRec.Data.Coded;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Runs;

/// <summary>One model on rows on disk, beside baselines that two passes give.</summary>
public static class StoredExperiment
{
    /// <summary>Trains a model and reports it and the baselines on the test rows.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How.</param>
    /// <param name="engine">On what; this machine's processor by default.</param>
    /// <param name="progress">Told of every batch and epoch.</param>
    /// <param name="judging">Told the share of the test rows that is done.</param>
    /// <param name="checkpoint">As <see cref="StoredTrainer.Fit"/> has it.</param>
    /// <param name="order">Likewise.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">As <see cref="StoredTrainer.Fit"/>.</exception>
    public static (TrainedModel Model, StoredRun Result) Run(
        Model model,
        StoredSplit split,
        TrainingOptions options,
        IEngine? engine = null,
        IProgress<TrainingProgress>? progress = null,
        IProgress<double>? judging = null,
        Checkpoint? checkpoint = null,
        StoredOrder? order = null,
        CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        engine ??= Engine.For(model);
        order ??= StoredOrder.Usual(split.Rows.BlockRows);
        var trained = StoredTrainer.Fit(model, split, options, engine, progress, checkpoint, order, cancellation);
        var metrics = StoredMetrics.Measure(model.Name, trained, split, RowPart.Test, progress: judging, cancellation: cancellation);
        var rows = split.Rows;
        return (trained, new StoredRun(
            model.Name, engine.Name, options, Path.GetFullPath(rows.Path), rows.Hash, rows.Funnel, split.Draw, split.TrainCount,
            split.ValidationCount, split.TestCount, rows.UserCount, rows.ItemCount, order.Name, trained.History, metrics,
            clock.Elapsed.TotalSeconds)
        { Processes = options.Processes });
    }
}
