using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Training.Stored;

/// <summary>
/// Trains a model on rows that stay on disk (<see cref="StoredSplit"/>): in memory are the model's tables, a window of rows, and two numbers
/// for each user and item. Takes models of ratings that read nothing but users and items.
/// </summary>
public static class StoredTrainer
{
    /// <summary>Trains a model on the training rows of a split.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How.</param>
    /// <param name="engine">On what; this machine's processor by default.</param>
    /// <param name="progress">Told of every batch and epoch.</param>
    /// <param name="checkpoint">Where to keep what going on takes, and whether to go on from there; nowhere by default.</param>
    /// <param name="order">How many rows are shuffled at once; the usual one by default.</param>
    /// <param name="cancellation">Ends training between two batches.</param>
    /// <exception cref="ArgumentException">An option needs rows in memory, or the model has no room; the message says which.</exception>
    /// <exception cref="FormatException">The rows, or the checkpoint to go on from, are damaged or of another run.</exception>
    /// <exception cref="FileNotFoundException">There is no checkpoint to go on from.</exception>
    /// <exception cref="DivergedException">The loss is no longer a number, and no earlier epoch's weights were kept.</exception>
    public static TrainedModel Fit(
        Model model,
        StoredSplit split,
        TrainingOptions options,
        IEngine? engine = null,
        IProgress<TrainingProgress>? progress = null,
        Checkpoint? checkpoint = null,
        StoredOrder? order = null,
        CancellationToken cancellation = default)
    {
        using var work = new InterruptibleWork(cancellation);
        Check(model, options);
        if (options.EarlyStopping is not null && split.ValidationCount == 0)
            throw new ArgumentException(
                "Early stopping needs validation rows. Give the split a validation share (--validation 0.1), or train without early "
                + "stopping (--patience 0).");
        engine ??= Engine.For(model);
        var shape = new ModelShape(split.Rows.UserCount, split.Rows.ItemCount);
        var share = options.ShareOf(split);
        MemoryNeed.CheckStored(model, share?.Of(shape) ?? shape, options, engine);
        var known = options.ForNetwork([], split.Bias.Mean) with { Share = share };
        if (options.Start == StartingPoint.TunedBias)
            known = known with { InitialRows = new StoredStart(model, shape, split.Bias, options.Seed) };
        var network = engine.Compile(model, shape, known);
        var cold = new ColdStart(model, split.UserRows.Capped, split.ItemRows.Capped, new NoContent(shape.Items), () => split.Bias);
        order ??= StoredOrder.Usual(split.Rows.BlockRows);
        var identity = RunIdentity.Compute(engine, model, $"{split.Identity}, {order.Name}", options);
        checkpoint?.Validate();
        using var best = checkpoint is null
            ? new BestWeights(Path.Combine(Path.GetTempPath(), $"amazonrec-best-{Guid.NewGuid():N}.safetensors"))
            : new BestWeights($"{checkpoint.Path}.best.partial", share?.Team);
        using var stored = new StoredBatches(split, order, options);
        var loop = new TrainingLoop(
            network,
            [],
            share is null ? stored : new SharedBatches(stored, share.Users, share.Team.Rank),
            new StoredHeldOut(split, cold, options, work.Token),
            best,
            options,
            progress,
            new Callbacks([]),
            checkpoint is null ? null : state => checkpoint.Write(identity, state),
            checkpoint?.EverySteps);
        if (checkpoint is { Resumes: true })
        {
            using var saved = checkpoint.Read(identity);
            loop.Continue(saved);
        }

        var history = loop.Run(work.Token);
        cold.Settle(network);
        if (share is not null) network.Export(); // as in Trainer
        return new TrainedModel(model, split.Rows, network, history, cold);
    }

    /// <summary>Refuses what rows on disk can't be trained with, before anything long is done.</summary>
    /// <exception cref="ArgumentException">An option needs rows in memory; the message says which and what to do.</exception>
    public static void Check(Model model, TrainingOptions options)
    {
        options.Validate(model);
        if (options.Optimizer is GibbsSampling)
            throw Refusal($"Gibbs sampling (--model {model.Name}) goes over all ratings at every step", "--model svd");
        if (options.Optimizer is PerSampleSgd { ImplicitFeedback: true })
            throw Refusal("implicit feedback (--model svdpp) reads all items of a user at every step", "--model svd");
        if (options.Metrics is { Count: > 0 }) throw Refusal("metrics of one's own are taken of rows in memory", "the losses");
        if (options.StartFrom is not null) throw Refusal("weights to begin with are a copy in memory", "a checkpoint");
        if (model.Parts.Count > 0 || TrainedModel.ReadsFeatures(model))
            throw Refusal($"the model '{model.Name}' reads content or is a blend, which lies in memory", "--model biased-mf");
    }

    private static ArgumentException Refusal(string why, string instead) => new(
        $"From a file of coded rows, {why}: take {instead} instead, or read the rows into memory (--in-memory).");
}
