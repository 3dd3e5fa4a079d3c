using System.Diagnostics;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Running;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>A model of a study.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="Reported">The published numbers; null where there are none.</param>
/// <param name="Fit">Fits it on a fold.</param>
public sealed record StudyModel(string Name, Reported? Reported, Func<StudyFold, StudyFit> Fit)
{
    /// <summary>What it takes that some data lack, in words such as "no metadata"; null where it can run.</summary>
    public Func<StudyInput, string?> Lacks { get; init; } = _ => null;

    /// <summary>Whether it shows a leak, and so runs in no clean setting.</summary>
    public bool OnlyAsReported { get; init; }

    /// <summary>Whether it is a trivial baseline.</summary>
    public bool IsBaseline { get; private init; }

    /// <summary>A trivial baseline.</summary>
    public static StudyModel Create(Baseline baseline)
    {
        return new(baseline.Name, Reported: null, Fit) { IsBaseline = true };

        StudyFit Fit(StudyFold fold)
        {
            var fitted = baseline.Fit(fold.Split.Train);
            return new StudyFit(fitted) { Choice = (fitted as TunedBias)?.Choice };
        }
    }

    /// <summary>A model that is trained as published; on data other than the original's with a batch that makes enough steps.</summary>
    /// <param name="name">What the study calls it.</param>
    /// <param name="reported">The published numbers.</param>
    /// <param name="plan">The graph, how it is trained, and content that is made of nothing but the fold's training rows and what was known
    /// before.</param>
    public static StudyModel Create(string name, Reported? reported, Func<StudyFold, TrainingPlan> plan)
    {
        return new(name, reported, Fit);

        StudyFit Fit(StudyFold fold)
        {
            var clock = Stopwatch.StartNew();
            var made = plan(fold);
            var seconds = clock.Elapsed.TotalSeconds;
            TrainingOptions[] published = [.. made.Phases.Select(fold.Options.On)];
            var (phases, adjustment) = fold.Input.Data.Kind == DataKind.Full
                ? (published, null)
                : Recipe.OnRows(published, fold.Split.Train.Count);
            made = made with { Phases = [.. phases.Select(phase => Of(fold.Setting, phase))] };
            if (fold.Before is { } before) made = made with { Options = made.Options with { StartFrom = before.Weights } };
            return new StudyFit(
                made.Fit(fold.Split, fold.Options.EngineFor(made.Options.Optimizer), fold.Progress, fold.Cancellation), adjustment)
            {
                FeatureSeconds = seconds,
                StopsEarly = phases.Any(phase => phase.EarlyStopping is not null),
            };
        }

        static TrainingOptions Of(StudySetting setting, TrainingOptions phase) => phase with
        {
            AnswersUnknownByZeros = setting.AnswersUnknownByZeros,
            EarlyStopping = setting.KeepsLastEpoch && phase.EarlyStopping is { } stopping
                ? stopping with { KeepsLast = true }
                : phase.EarlyStopping,
        };
    }
}
