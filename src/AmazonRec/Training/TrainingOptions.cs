using System.Text.Json.Serialization;
using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Training.Stored;

namespace AmazonRec.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training rows, at most.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Rows per optimiser step; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>Leaves out an epoch's last batch where it is smaller and not the only one, as fastai does.</summary>
    public bool DropLast { get; init; }

    /// <summary>How weights follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd(0.1, Momentum: 0.9);

    /// <summary>How learning rate and momentum go over the steps of all epochs.</summary>
    public Schedule Schedule { get; init; } = new Constant();

    /// <summary>What is made small.</summary>
    public Loss Loss { get; init; } = Loss.Mse;

    /// <summary>Which embedding rows a step moves.</summary>
    public Updates Updates { get; init; } = Updates.Dense;

    /// <summary>When to stop before the last epoch; null to train all of them and keep the last weights.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Measures of one's own, taken on the validation rows after every epoch; null for none.</summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>Seed of initial weights, order and dropout: the same seed gives the same bits.</summary>
    public ulong Seed { get; init; }

    /// <summary>What weights begin with, where <see cref="StartFrom"/> does not say it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public StartingPoint Start { get; init; }

    /// <summary>Weights to begin with, by name, in place of drawn ones; null to draw. A run that begins so has no checkpoints.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Tensor>? StartFrom { get; init; }

    /// <summary>Threads to use, at most. No part of a result: the bits do not depend on it.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Ranks that train together, each with the rows of some users; null for this process alone. Losses are those of one process up to
    /// rounding; the same number of ranks gives the same bits.
    /// </summary>
    [JsonIgnore]
    public Team? Team { get; init; }

    /// <summary>How many processes train together, as results tell it; null for one alone.</summary>
    [JsonIgnore]
    internal int? Processes => Team is { Size: > 1 and var processes } ? processes : null;

    /// <summary>
    /// Whether every rank of <see cref="Team"/> has the rows of its own items alone, and ranks send each other those of every batch: for
    /// tables of items that are too large for one machine.
    /// </summary>
    [JsonIgnore]
    public bool ShardsItems { get; init; }

    /// <summary>
    /// Whether the network itself answers for users and items without training rows, from rows of zeros, whatever
    /// <see cref="Models.UnknownRow"/> says: for published systems that do so. Run folders don't keep it.
    /// </summary>
    internal bool AnswersUnknownByZeros { get; init; }

    /// <summary>Optimiser steps in a pass over <paramref name="rows"/> training rows.</summary>
    /// <exception cref="ArgumentException">There are more than a run can count.</exception>
    internal int StepsPerEpoch(long rows)
    {
        if (Optimizer.TakesAllRows) return 1;
        var steps = DropLast && rows >= BatchSize ? rows / BatchSize : (rows + BatchSize - 1) / BatchSize;
        return steps <= int.MaxValue
            ? (int)steps
            : throw new ArgumentException($"{rows:N0} rows in batches of {BatchSize} are {steps:N0} steps. Take larger batches (--batch).");
    }

    /// <summary>What an engine needs to know of them.</summary>
    internal NetworkOptions ForNetwork(IReadOnlyList<ItemFeatures> features, Split split) =>
        ForNetwork(features, GlobalMean.MeanOf(split.Train)) with
        {
            Share = ShareOf(split.Train),
            Rated = new RatedPairs(split.Train.User, split.Train.Item)
            {
                Ratings = split.Train.Value,
                Times = split.Train.Time,
                Horizon = TestTime.Of(split.Method),
            },
        };

    /// <summary>The same where rows are not at hand as columns.</summary>
    internal NetworkOptions ForNetwork(IReadOnlyList<ItemFeatures> features, double ratingMean) => new()
    {
        RatingMean = ratingMean,
        Epochs = Epochs,
        Optimizer = Optimizer,
        NoMomentum = Optimizer is Sgd { Momentum: 0 } && Schedule is Constant,
        Loss = Loss,
        Updates = Updates,
        Seed = Seed,
        Threads = Threads,
        Features = features,
    };

    /// <summary>What this rank trains; null for this process alone.</summary>
    internal RankShare? ShareOf(Ratings train) => Team is null ? null : ShareOf(train.CountsPerUser(), train.Items.Count);

    /// <summary>The same of rows on disk.</summary>
    internal RankShare? ShareOf(StoredSplit split) => Team is null
        ? null
        : ShareOf(Array.ConvertAll(split.UserRows.Capped, rows => (int)rows), split.Rows.ItemCount);

    /// <summary>The same by the rows of each user, of so many items.</summary>
    private RankShare? ShareOf(int[] rowsOfUsers, int items) => Team is null ? null : new(Team, Ranges.ByRows(rowsOfUsers, Team.Size))
    {
        Items = ShardsItems ? Ranges.Even(items, Team.Size) : null,
    };

    /// <summary>Refuses what a model can't be trained with.</summary>
    /// <exception cref="ArgumentException">A number is out of range, or the optimiser trains other models.</exception>
    internal void Validate(Model model)
    {
        Validate();
        var sampled = SampledRows.Find(model) is not null;
        if (sampled && Optimizer is not GibbsSampling)
            throw new ArgumentException(
                $"The rows of the model '{model.Name}' hold rounds of Gibbs sampling, which no other optimizer trains: leave out "
                + "--optimizer, or take --model svd.");
        if (!sampled && Optimizer is GibbsSampling)
            throw new ArgumentException(
                $"Gibbs sampling trains models whose rows hold its rounds, as bayesian-mf has them; '{model.Name}' is another one.");
    }

    /// <summary>Refuses what can't be trained with.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (Epochs < 1) throw new ArgumentException($"The number of epochs is {Epochs}; it must be at least 1.");
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1.");
        if (BatchSize < 1) throw new ArgumentException($"The batch size is {BatchSize}; it must be at least 1.");
        if (ShardsItems && Team is null)
            throw new ArgumentException(
                "Items are divided among several processes, and there is one alone. Start them by mpirun -n N amazonrec train --distributed "
                + "..., or leave out --shard-items.");
        if (GroupLoss.Is(Loss))
            throw new ArgumentException(
                $"The loss {Loss} compares items that were chosen with others, and no ratings: it trains rankers. Take mse, mae, huber or "
                + "bce.");
        Optimizer.Validate();
        if (Optimizer.Decay > 0 && Schedule is not Constant)
            throw new ArgumentException("The learning rate's own decay (--decay) goes with --schedule constant alone.");
        if (EarlyStopping is { Patience: < 1 })
            throw new ArgumentException($"The patience of early stopping is {EarlyStopping.Patience}; it must be at least 1.");
        var names = (Metrics ?? []).Select(metric => metric.Name).ToArray();
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Two metrics are called '{twice.Key}'; the history needs a name for each.");
        if (EarlyStopping?.By is { } by && !names.Contains(by))
            throw new ArgumentException(
                $"Early stopping goes by the metric '{by}', which is not among the "
                + $"metrics{(names.Length > 0 ? $": {string.Join(", ", names)}" : ": there are none")}.");
    }
}
