using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Training;

namespace AmazonRec.Evaluation.Folds;

/// <summary>
/// A way to get from rows to predictions, fitted anew on every fold: a model with all that is learned before it, features included.
/// </summary>
/// <param name="Name">What results call it.</param>
/// <param name="Fit">Fits on the training rows of a fold; the split it gets has no test rows. Must not keep anything from call to call, and
/// may be called from several threads.</param>
public sealed record Candidate(string Name, Func<Split, FoldWork, IRatingPredictor> Fit)
{
    /// <summary>Share of each fold's training rows to decide by, for one that stops early; 0 for none.</summary>
    public double Validation { get; init; }

    /// <summary>Bytes that one fit takes beside the rows; 0 for next to none.</summary>
    public Func<ModelShape, long> Memory { get; init; } = _ => 0;

    /// <summary>A trivial baseline.</summary>
    public static Candidate Create(Baseline baseline) => new(baseline.Name, (fold, _) => baseline.Fit(fold.Train));

    /// <summary>A model that is trained with fresh weights on every fold.</summary>
    public static Candidate Create(string name, Model model, TrainingOptions options, double validation = 0) =>
        Create(name, _ => new TrainingPlan(model, options, []), model) with { Validation = validation };

    /// <summary>A model whose features, and what depends on them, are learned anew on every fold, too.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="plan">From the rows of a fold, without its test rows, to what is trained.</param>
    /// <param name="like">A model of about the same size, to tell how many fits there is room for at a time.</param>
    public static Candidate Create(string name, Func<Split, TrainingPlan> plan, Model like)
    {
        return new(name, Fit) { Memory = shape => MemoryNeed.Estimate(like, shape) };

        IRatingPredictor Fit(Split fold, FoldWork work)
        {
            var made = plan(fold);
            made = made with { Phases = [.. made.Phases.Select(options => options with { Threads = work.Threads })] };
            var progress = new ImmediateProgress<TrainingProgress>(p => work.Progress.Report((p.Epoch - 1 + p.Share) / p.Epochs));
            return made.Fit(fold, Engine.For(made.Model), progress, work.Cancellation);
        }
    }
}
