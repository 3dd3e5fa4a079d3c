using System.Diagnostics;
using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Training;

namespace AmazonRec.Runs;

/// <summary>One model on one split, beside the trivial baselines.</summary>
public static class Experiment
{
    /// <summary>Trains a model and reports it and the baselines on the test rows.</summary>
    public static (TrainedModel Model, ExperimentResult Result) Run(
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
        var clock = Stopwatch.StartNew();
        var trained = Trainer.Fit(model, split, options, engine, features, progress, checkpoint, cancellation, callbacks);
        return (trained, Measured(trained, split, (engine ?? Engine.For(model)).Name, options, clock));
    }

    /// <summary>Makes a blend (<see cref="AutoFit"/>) and reports it and the baselines on the test rows.</summary>
    public static (TrainedModel Model, ExperimentResult Result) Run(
        Split split, AutoOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var (trained, report) = AutoFit.Run(split, options, progress, cancellation);
        return (trained, Measured(trained, split, Engine.For(trained.Model).Name, options: null, clock) with { Auto = report });
    }

    private static ExperimentResult Measured(
        TrainedModel trained, Split split, string engine, TrainingOptions? options, Stopwatch clock)
    {
        var validation = split.Validation.Count > 0 ? MetricsOn(split.Validation) : (RatingMetrics?)null;
        var predicted = trained.Predict(split.Test);
        var leak = SplitLeak.Measure(split).With(trained.Model.Name, predicted, split.Test.Value);
        var (baselines, choice) = BaselinesOn(split);
        return new ExperimentResult(
            trained.Model.Name, engine, options, split.Train.Funnel, split.Train.BadRows, SplitSummary.Create(split, leak),
            trained.History, validation, MetricsOn(split.Test), baselines, clock.Elapsed.TotalSeconds)
        {
            Leak = leak,
            Processes = options?.Processes,
            BaselineChoice = choice,
            PredictionDeviation = Deviation(predicted),
            Features = trained.Features.Select(f => f.Report).OfType<FeatureReport>().ToArray() is { Length: > 0 } reports ? reports : null,
        };

        RatingMetrics MetricsOn(Ratings rows) => Predictions.Make(trained, split.Train, rows).Metrics();
    }

    private static double Deviation(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>Each trivial baseline, fitted on the training rows, on the test rows; and what the tuned one chose.</summary>
    private static (Dictionary<string, RatingMetrics> Metrics, string? Choice) BaselinesOn(Split split)
    {
        var fitted = Baseline.All.ToDictionary(baseline => baseline.Name, baseline => baseline.Fit(split.Train));
        var predictions = new float[split.Test.Count];
        return (
            fitted.ToDictionary(baseline => baseline.Key, baseline => MetricsOf(baseline.Value)),
            fitted.Values.OfType<TunedBias>().FirstOrDefault()?.Choice);

        RatingMetrics MetricsOf(IRatingPredictor baseline)
        {
            baseline.Predict(split.Test.User, split.Test.Item, predictions);
            return RatingMetrics.Measure(predictions, split.Test.Value);
        }
    }
}
