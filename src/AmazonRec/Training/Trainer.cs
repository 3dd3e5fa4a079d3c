using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>
/// Trains any model on any engine. Owns order and time: shuffling, batches, learning rate, stopping. The network owns the numbers.
/// </summary>
public static class Trainer
{
    /// <summary>Trains a model on a split's training rows.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">Rows to train on and to stop by; the test rows are not looked at unless the split is named as reported.</param>
    /// <param name="options">How.</param>
    /// <param name="engine">On what; this machine's processor by default.</param>
    /// <param name="features">Numbers of items that the model's feature layers read.</param>
    /// <param name="progress">Told of every batch and epoch.</param>
    /// <param name="checkpoint">Where to keep what going on takes, and whether to go on from there; nowhere by default.</param>
    /// <param name="cancellation">Ends training between two batches.</param>
    /// <param name="callbacks">Told of the start, of every epoch and of the end, in this order; each may ask to stop.</param>
    /// <exception cref="ArgumentException">An option is out of range, early stopping has no validation rows to go by, or rows have no time
    /// where biases drift.</exception>
    /// <exception cref="FormatException">The checkpoint to go on from is damaged, or is of another run.</exception>
    /// <exception cref="FileNotFoundException">There is no checkpoint to go on from.</exception>
    /// <exception cref="CallbackException">A callback or a metric threw; the message names it.</exception>
    /// <exception cref="DivergedException">The loss is no longer a number, and no earlier epoch's weights were kept.</exception>
    public static TrainedModel Fit(
        Model model,
        Split split,
        TrainingOptions options,
        IEngine? engine = null,
        IReadOnlyList<ItemFeatures>? features = null,
        IProgress<TrainingProgress>? progress = null,
        Checkpoint? checkpoint = null,
        CancellationToken cancellation = default,
        params IReadOnlyList<TrainingCallback> callbacks)
    {
        using var work = new InterruptibleWork(cancellation);
        options.Validate(model);
        split.Train.RequireRatings();
        if (options.Optimizer is GibbsSampling { Drift: true })
            Times.Require(split.Train, "a model whose biases drift in time (as those of bayesian-svdpp do not)");
        if (options.EarlyStopping is not null && split.Validation.Count == 0)
            throw new ArgumentException(
                "Early stopping needs validation rows. Give the split a validation share (--validation 0.1), or train without early "
                + "stopping (--patience 0).");
        if (options.Metrics is [var first, ..] && split.Validation.Count == 0)
            throw new ArgumentException(
                $"The metric '{first.Name}' needs validation rows. Give the split a validation share (--validation 0.1), or leave the "
                + "metric out.");
        if (checkpoint is not null && options.StartFrom is not null)
            throw new ArgumentException("A run that begins with given weights has no checkpoints.");
        if (options.Optimizer is GibbsSampling && options.StartFrom is not null)
            throw new ArgumentException("Gibbs sampling draws its own start: it can't begin with given weights.");
        engine ??= Engine.For(model);
        var shape = new ModelShape(split.Train.Users.Count, split.Train.Items.Count);
        var share = options.ShareOf(split.Train);
        MemoryNeed.Check(model, share?.Of(shape) ?? shape);
        var network = Fresh(options.StartFrom);
        var read = TrainedModel.ReadBy(model, features ?? []);
        // Gibbs sampling folds all content that there is into the rows, and the graph reads none.
        var known = options.Optimizer is GibbsSampling ? features ?? [] : read;
        var cold = ColdStart.FromTraining(model, split.Train, known, options.AnswersUnknownByZeros);
        var identity = checkpoint is null ? null : RunIdentity.Compute(engine, model, split, options, features ?? []);
        var told = new Callbacks(callbacks);
        using var best = new BestWeights(file: null);
        var batches = new MemoryBatches(split.Train, options);
        var loop = new TrainingLoop(
            network,
            read,
            share is null ? batches : new SharedBatches(batches, share.Users, share.Team.Rank),
            new MemoryHeldOut(split, cold, options),
            best,
            options,
            progress,
            told,
            identity is null ? null : state => checkpoint!.Write(identity, state),
            checkpoint?.EverySteps);
        checkpoint?.Validate();
        if (checkpoint is { Resumes: true })
        {
            using var saved = checkpoint.Read(identity!);
            loop.Continue(saved);
        }

        told.Start(new TrainingStart(model, split, options, loop.Epochs));
        var history = loop.Run(work.Token);
        if (history.Diverged) network = Fresh(network.Export());
        cold.Settle(network);
        if (share is not null) network.Export(); // all ranks give their part: from now on, one alone may ask for the weights
        told.End(history);
        return new TrainedModel(model, split.Train.Users, split.Train.Items, network, history, read, cold);

        // After a training that diverged, what stands beside the weights (the padding of rows) may be no number: weights go on without it.
        INetwork Fresh(IReadOnlyDictionary<string, Tensor>? weights)
        {
            var compiled = engine.Compile(model, shape, options.ForNetwork(features ?? [], split));
            if (weights is not null) compiled.Import(weights);
            else if (options.Start == StartingPoint.TunedBias) TunedStart.Apply(compiled, model, shape, split.Train);
            return compiled;
        }
    }
}
