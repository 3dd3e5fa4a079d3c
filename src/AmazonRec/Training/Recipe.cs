using System.Collections.Concurrent;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training;

/// <summary>
/// How the models of the zoo are trained: as they were published (<see cref="For"/>), or as it suits the data
/// (<see cref="Fitted(string, RowCounts, ModelOptions?)"/>).
/// </summary>
public static class Recipe
{
    private static readonly ConcurrentDictionary<string, TrainingOptions> Added = new(StringComparer.Ordinal);

    /// <summary>Steps that an epoch shall have at least; those of the published runs have over two thousand.</summary>
    private const int StepsPerEpoch = 25;

    /// <summary>
    /// A published batch on data a thousandth of the size would make an epoch of a few steps. The options with a batch that is halved until
    /// an epoch has 25, and a sentence that says so; null where nothing changes.
    /// </summary>
    public static (TrainingOptions Options, string? Adjustment) OnRows(TrainingOptions published, int rows)
    {
        var (phases, adjustment) = OnRows([published], rows);
        return (phases[0], adjustment);
    }

    /// <summary>
    /// The same for training in phases: what the largest batch is divided by, all are, so that the phases differ as the published ones do.
    /// </summary>
    internal static (IReadOnlyList<TrainingOptions> Phases, string? Adjustment) OnRows(IReadOnlyList<TrainingOptions> published, int rows)
    {
        var (largest, divisor) = (published.Max(phase => phase.BatchSize), 1);
        if (published.Any(phase => phase.Optimizer is PerSampleSgd or GibbsSampling)) return (published, null);
        while (largest / divisor > 16 && rows / (largest / divisor) < StepsPerEpoch) divisor *= 2;
        if (divisor == 1) return (published, null);
        TrainingOptions[] adjusted = [.. published.Select(phase => phase with { BatchSize = Math.Max(1, phase.BatchSize / divisor) })];
        var changes = published.Zip(adjusted, (before, after) => $"{before.BatchSize} -> {after.BatchSize}").Distinct();
        return (
            adjusted,
            $"batch {string.Join(", then ", changes)}, as {rows:N0} training rows would make {(rows + largest - 1) / largest} steps an epoch");
    }

    /// <summary>Says how a model that was added to the zoo is trained unless told otherwise.</summary>
    public static void Register(string model, TrainingOptions options) => Added[model] = options;

    /// <summary>SGD with momentum and early stopping: for a model that nobody published a recipe for.</summary>
    public static TrainingOptions Usual { get; } = new() { EarlyStopping = new(Patience: 6) };

    /// <summary>
    /// Options that hold on small and sparse data: from the tuned baseline, with learning rate, penalty, batch and epochs by the rows per
    /// user and item, and back to the best epoch, the start included. Of a model that was added to the zoo, its own.
    /// </summary>
    /// <param name="model">Name in the zoo.</param>
    /// <param name="rows">What there is to learn from.</param>
    /// <param name="options">What is chosen about the model.</param>
    /// <exception cref="ArgumentException">There is no such model; the message suggests a close name.</exception>
    public static TrainingOptions Fitted(string model, RowCounts rows, ModelOptions? options = null) =>
        FittedRecipe.Find(model, rows) is { } fitted ? OnRows(fitted, rows.Training).Options : For(model, options);

    /// <summary>The same on the rows of a split.</summary>
    /// <inheritdoc cref="Fitted(string, RowCounts, ModelOptions?)"/>
    public static TrainingOptions Fitted(string model, Split split, ModelOptions? options = null) =>
        Fitted(model, RowCounts.Of(split), options);

    /// <summary>The options a model of the zoo was published with; of one that was added without a recipe, the usual ones.</summary>
    /// <param name="model">Name in the zoo.</param>
    /// <param name="options">What is chosen about the model.</param>
    /// <exception cref="ArgumentException">There is no such model; the message suggests a close name.</exception>
    public static TrainingOptions For(string model, ModelOptions? options = null) => model switch
    {
        // Keras on Amazon Electronics 2018: 50 epochs, then up to 20 more, stopping early.
        "dot-mf" => new() { Epochs = 70, BatchSize = 1024, Optimizer = new Sgd(0.1, Momentum: 0.9), EarlyStopping = new(Patience: 6) },
        "concat-mlp" => new() { Epochs = 50, BatchSize = 512, Optimizer = new Sgd(0.1, Momentum: 0.9), EarlyStopping = new(Patience: 6) },
        "hybrid-text" =>
            new()
            {
                Epochs = 50,
                BatchSize = 1024,
                Optimizer = new Sgd(0.1, Momentum: 0.9),
                EarlyStopping = new(Patience: 6, MinDelta: 0.001),
            },
        // Keras on Amazon Fashion 2018: batches of 16 with content, of 64 without.
        "hybrid-text-image" => new()
        {
            Epochs = 100,
            BatchSize = ((options?.Branches ?? HybridBranches.All) & (HybridBranches.Text | HybridBranches.Image)) == HybridBranches.None
                ? 64
                : 16,
            Optimizer = Adam.Keras(0.01) with { Decay = 1e-4 },
            Loss = Loss.Mae,
            EarlyStopping = new(Patience: 10),
        },
        // He et al. 2017, section 4.1; early stopping is ours.
        "neumf" => new() { Epochs = 20, BatchSize = 256, Optimizer = Adam.Keras(0.001), EarlyStopping = new(Patience: 6) },
        // Keras on Amazon Movies & TV 2018.
        "dot-l2" => new() { Epochs = 6, BatchSize = 64, Optimizer = Adam.Keras(0.001) },
        "biased-l2" or "tower-mlp" => new() { Epochs = 5, BatchSize = 64, Optimizer = Adam.Keras(0.001) },
        // fastai: fit_one_cycle(5, 5e-3, wd=0.1); its data loader drops the last partial batch, its Adam's sqr_mom is .99.
        "dot-product" or "sigmoid-dot" or "biased-mf" or "biased-mf-content" or "collab-nn" => new()
        {
            Epochs = 5,
            BatchSize = 64,
            DropLast = true,
            Optimizer = new AdamW(5e-3, WeightDecay: 0.1, Beta2: 0.99, Epsilon: 1e-5),
            Schedule = new OneCycle(),
        },
        // The same; its Learner spares biases and norms the decay (wd_bn_bias=False).
        "embedding-nn" => new()
        {
            Epochs = 5,
            BatchSize = 64,
            DropLast = true,
            Optimizer = new AdamW(5e-3, WeightDecay: 0.1, Beta2: 0.99, Epsilon: 1e-5) { SparesBiasesAndNorms = true },
            Schedule = new OneCycle(),
        },
        // Surprise's defaults. One step is one rating, whatever the batch.
        "svd" => new() { Epochs = 20, Optimizer = new PerSampleSgd(0.005, Regularization: 0.02) },
        "svdpp" => new() { Epochs = 20, Optimizer = new PerSampleSgd(0.007, Regularization: 0.02) { ImplicitFeedback = true } },
        // Ours: 40 rounds before the first that is kept, then one in four of 240.
        "bayesian-mf" => new() { Epochs = 280, Optimizer = new GibbsSampling() },
        "bayesian-svdpp" => new() { Epochs = 280, Optimizer = new GibbsSampling { WhoRatedWhat = true } },
        "bayesian-timesvd" => new() { Epochs = 280, Optimizer = new GibbsSampling { WhoRatedWhat = true, Drift = true } },
        _ when Added.TryGetValue(model, out var own) => own,
        _ => Unpublished(ModelZoo.Find(model)),
    };

    private static TrainingOptions Unpublished(ZooEntry added) => ModelZoo.Entries.Contains(added)
        ? throw new InvalidOperationException($"The published model '{added.Name}' has no recipe.")
        : Usual;
}
