using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>A model that may become a part of the blend.</summary>
/// <param name="Family">Candidates of one family are other options of the same; the best of them becomes the part.</param>
/// <param name="Model">Name in the zoo; the tuned baseline by its own.</param>
/// <param name="Options">What is chosen about the model.</param>
/// <param name="Training">How it is trained.</param>
internal sealed record Candidate(string Family, string Model, ModelOptions Options, TrainingOptions Training)
{
    /// <summary>Whether it takes the content of the items, where its model can do without.</summary>
    public bool TakesContent => ContentNumbers > 0;

    /// <summary>How many numbers that are not zero the content that it takes has.</summary>
    public long ContentNumbers { get; init; }

    private const double SecondsPerBias = 3e-6; // of a row, the choice of the pulls included
    private const double SecondsPerContentNumber = 8e-9;

    /// <summary>Whether it is the baseline.</summary>
    public bool IsBaseline => Model == Baseline.Yardstick.Name;

    /// <summary>Seconds that a training takes on a core of a laptop, about: by the size of the work, and by no clock.</summary>
    /// <param name="size">Of what it is trained on.</param>
    public double Seconds(WorkSize size) => IsBaseline
        ? SecondsPerBias * size.Rows
        : Training.Epochs * ((Options.Factors ?? 0) + 4) * (
            (SecondsPerNumber * size.Rows) + (SecondsPerDraw * size.Entities) + (SecondsPerContentNumber * ContentNumbers * size.Fits));

    /// <summary>The options in words.</summary>
    public string InWords() => string.Join(", ", ((string?[])
    [
        Options.Factors is { } factors ? $"{factors} factors" : null,
        Training.Optimizer is PerSampleSgd sgd ? $"regularization {sgd.Regularization}" : null,
        Training.Optimizer is GibbsSampling { Scatter: not Scattering.None and var scatter }
            ? $"scatter by {scatter.ToString().ToLowerInvariant()}"
            : null,
        TakesContent ? "content" : null,
        Training.Seed > 0 && Family.Contains(' ', StringComparison.Ordinal) ? $"seed {Training.Seed}" : null,
    ]).OfType<string>());

    /// <summary>Trains it.</summary>
    /// <param name="split">Rows to train on and to stop by.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="options">What content there is.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public TrainedModel Fit(
        Split split, int threads, AutoOptions options, Action<double> progress, CancellationToken cancellation) => IsBaseline
        ? BiasGraph.Fit(split.Train)
        : Trainer.Fit(
            ModelZoo.Build(Model, Options).Unclipped,
            split,
            Training with { Threads = threads },
            engine: null,
            Training.Optimizer is GibbsSampling && !TakesContent ? [] : options.Features,
            new ImmediateProgress<TrainingProgress>(p => progress((p.Epoch - 1 + p.Share) / p.Epochs)),
            checkpoint: null,
            cancellation).AsPart();

    /// <summary>The same to be trained on more rows, for as many epochs as held-out rows found best; a cycle stays whole.</summary>
    /// <param name="epochs">Epochs that were kept.</param>
    public Candidate Again(int epochs) => Training.EarlyStopping is null ? this : this with
    {
        Training = Training with
        {
            Epochs = Training.Schedule is Constant ? Math.Max(1, epochs) : Training.Epochs,
            EarlyStopping = null,
        },
    };

    private double SecondsPerNumber => Training.Optimizer switch
    {
        PerSampleSgd { ImplicitFeedback: true } => 2e-8,
        PerSampleSgd => 1.5e-9,
        GibbsSampling { WhoRatedWhat: true } => 1.5e-8,
        GibbsSampling => 8e-9,
        _ => 5e-9,
    };

    /// <summary>A sampled model draws a number for each weight, and with who rated what another for each partner.</summary>
    private double SecondsPerDraw => Training.Optimizer switch
    {
        GibbsSampling { WhoRatedWhat: true } => 1.2e-7,
        GibbsSampling => 6e-8,
        _ => 0,
    };
}
