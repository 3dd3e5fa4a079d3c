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
            var (model, published, features) = plan(fold);
            var seconds = clock.Elapsed.TotalSeconds;
            published = fold.Options.On(published);
            var (options, adjustment) = fold.Input.Data.Kind == DataKind.Full
                ? (published, null)
                : Recipe.OnRows(published, fold.Split.Train.Count);
            if (fold.Setting.KeepsLastEpoch && options.EarlyStopping is { } stopping)
                options = options with { EarlyStopping = stopping with { KeepsLast = true } };
            options = options with { AnswersUnknownByZeros = fold.Setting.AnswersUnknownByZeros };
            if (fold.Before is { } before) options = options with { StartFrom = before.Weights };
            return new StudyFit(
                Trainer.Fit(
                    model,
                    fold.Split,
                    options,
                    fold.Options.EngineFor(options.Optimizer),
                    features,
                    fold.Progress,
                    checkpoint: null,
                    fold.Cancellation),
                adjustment)
            {
                FeatureSeconds = seconds,
                StopsEarly = options.EarlyStopping is not null,
            };
        }
    }
}
