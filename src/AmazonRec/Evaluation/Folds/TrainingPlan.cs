using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Evaluation.Folds;

/// <summary>What is trained on one fold, and how.</summary>
/// <param name="Model">The graph.</param>
/// <param name="Options">How it is trained; the fold says on how many threads.</param>
/// <param name="Features">Content of the items, as learned from this fold's training rows alone.</param>
public sealed record TrainingPlan(Model Model, TrainingOptions Options, IReadOnlyList<ItemFeatures> Features)
{
    /// <summary>
    /// Further phases of training, in order. Each begins with the weights that the phase before kept, and with an optimiser that remembers
    /// nothing of it.
    /// </summary>
    public IReadOnlyList<TrainingOptions> Then { get; init; } = [];

    /// <summary>The options of all phases.</summary>
    internal IReadOnlyList<TrainingOptions> Phases
    {
        get => [Options, .. Then];
        init => (Options, Then) = (value[0], [.. value.Skip(1)]);
    }

    /// <summary>Trains all phases. The model's history is that of all of them, and progress counts the epochs of all.</summary>
    /// <exception cref="DivergedException">The loss of a phase is no longer a number, and no earlier epoch of it was kept.</exception>
    internal TrainedModel Fit(
        Split split, IEngine engine, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var trained = Fit(Options, before: 0);
        foreach (var (at, phase) in Then.Index())
        {
            var next = Fit(phase with { StartFrom = trained.Weights }, trained.History.Epochs.Count, at + 1);
            trained = next.WithHistory(trained.History.Then(next.History));
        }

        return trained;

        TrainedModel Fit(TrainingOptions options, int before, int at = 0)
        {
            var most = before + Phases.Skip(at).Sum(phase => phase.Epochs);
            var told = progress is null || Then.Count == 0
                ? progress
                : new ImmediateProgress<TrainingProgress>(p => progress.Report(p.After(before, most)));
            try
            {
                return Trainer.Fit(Model, split, options, engine, Features, told, checkpoint: null, cancellation);
            }
            catch (DivergedException e) when (before > 0)
            {
                throw new DivergedException(before + e.Epoch, Features);
            }
        }
    }
}
