using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Running;

/// <summary>One setting of a study: its splits, and every model on each of them, beside the trivial baselines.</summary>
internal sealed class SettingRun(
    Study study, StudySetting setting, StudyInput input, StudyOptions options, SettingPredictions before,
    IProgress<StudyProgress>? progress, CancellationToken cancellation)
{
    private const int MostBins = 10;
    private const int FewestRowsOfABin = 25; // the mean of fewer stars is noise

    /// <summary>Runs it.</summary>
    public SettingResult Result()
    {
        var clock = Stopwatch.StartNew();
        var splits = setting.Splits(input);
        var leak = SplitLeak.Measure(splits);
        SplitSummary[] summaries = [.. splits.Select(split => SplitSummary.Create(split, leak))];
        var splitSeconds = clock.Elapsed.TotalSeconds;
        var models = study.Models.Where(m => setting.Models.Count == 0 || setting.Models.Contains(m.Name))
            .Where(m => !m.OnlyAsReported || setting.Protocol == Protocol.AsReported).ToArray();
        var missing = models.Where(m => m.Lacks(input) is not null).Select(m => new MissingModel(m.Name, m.Lacks(input)!)).ToList();
        var fitted = Baseline.All.Concat(study.Baselines).Select(b => Fit(StudyModel.Create(b), splits)).ToList();
        var against = fitted.Single(f => f.Result.Name == Baseline.Yardstick.Name);
        var lists = StudyLists.Make(Fold(splits[0], before: null, told: null));
        foreach (var model in models.Where(m => m.Lacks(input) is null))
        {
            if (TryFit(model, splits, missing) is not { } fit) continue;
            clock.Restart();
            var result = fit.Result with { AgainstBaseline = Comparison.OfFolds(model.Name, fit.Parts, against.Parts, Draws) };
            lists?.Add(model.Name, fit.First, ListsOf(model.Name));
            fitted.Add(
                fit with
                {
                    Result = result with
                    {
                        Steps = result.Steps! with { Evaluation = result.Steps.Evaluation + clock.Elapsed.TotalSeconds },
                    },
                });
        }

        if (study.Against is { } name && fitted.Find(f => f.Result.Name == name) is { } reference)
        {
            var others = Predictions.Pooled(reference.Parts);
            fitted = fitted.ConvertAll(
                f =>
                    f == reference
                        ? f
                        : f with
                        {
                            Result = f.Result with
                            {
                                AgainstReference = SliceComparison.Between(f.Result.Name, Predictions.Pooled(f.Parts), name, others, Draws),
                            },
                        });
        }

        before.Keep(setting.Name, fitted.Select(f => (f.Result.Name, f.Parts)));
        return new SettingResult(
            setting.Name,
            leak.Judged(setting.Protocol),
            setting.Meaning,
            splits[0].Train.Funnel,
            summaries,
            fitted.ConvertAll(AgainstVaried),
            missing)
        {
            Leak = fitted.Where(f => !f.Result.IsBaseline)
                .Aggregate(leak, (l, f) => Predictions.Pooled(f.Parts) is var all ? l.With(f.Result.Name, all.Predicted, all.Actual) : l),
            Ranking = lists?.Compared(),
            Listing = study.ListsProducts && setting.Name == study.Settings[0].Name ? Listed(splits[0], fitted) : null,
            Varies = setting.Varies,
            Changes = setting.Changes,
            SplitSeconds = splitSeconds,
        };
    }

    private BootstrapOptions Draws => options.Draws;

    /// <summary>The listing of the final model, or of what stands for it on these data.</summary>
    private Listing? Listed(Split split, IReadOnlyList<Fitted> fitted) =>
        study.Finals.Select(name => fitted.FirstOrDefault(f => f.Result.Name == name)).FirstOrDefault(f => f is not null) is { } final
            ? UserListing.Make(final.Result.Name, final.First, split, input.Catalog)
            : null;

    /// <summary>A model's numbers, with what the change to the setting does to its errors where both are on the same test rows.</summary>
    private ModelResult AgainstVaried(Fitted fitted)
    {
        var result = fitted.Result;
        return setting.Changes is not { } change || change == Change.Rows || !ProtocolEffect.Touches(change, result)
            || before.Of(setting.Varies, result.Name, fitted.Parts) is not { } others
            ? result
            : result with { AgainstVaried = Comparison.OfFolds(result.Name, fitted.Parts, others, Draws) };
    }

    /// <summary>
    /// A model on all splits; null, and one more that is missing, if its training diverges. The others' work is not lost by it.
    /// </summary>
    private Fitted? TryFit(StudyModel model, IReadOnlyList<Split> splits, List<MissingModel> missing)
    {
        try
        {
            return Fit(model, splits);
        }
        catch (DivergedException e)
        {
            missing.Add(
                new MissingModel(model.Name, $"in '{setting.Name}', {char.ToLowerInvariant(e.Message[0])}{e.Message[1..].Split('.')[0]}"));
            return null;
        }
    }

    /// <summary>
    /// A model on all splits: with fresh weights on each, unless the setting carries them on, from a model of all rows to the last split.
    /// </summary>
    private Fitted Fit(StudyModel model, IReadOnlyList<Split> splits)
    {
        var clock = Stopwatch.StartNew();
        var parts = new List<Predictions>();
        var choices = new List<string>();
        StudyFit? first = null, last = setting.CarriesWeights && !model.IsBaseline
            ? model.Fit(Fold(splits[0].OnAllRows(), before: null, TrainingOf(model, fold: 0, splits.Count)))
            : null;
        var (features, fitting) = (last?.FeatureSeconds ?? 0, clock.Elapsed.TotalSeconds);
        foreach (var (fold, split) in splits.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var given = setting.Validation > 0 ? split.WithoutTest(setting.Validation, (ulong)fold) : split;
            var begin = clock.Elapsed.TotalSeconds;
            var carried = setting.CarriesWeights ? last?.Predictor as TrainedModel : null;
            for (var round = 0; round < RoundsOf(model, fold); round++)
            {
                last = model.Fit(Fold(given, carried, TrainingOf(model, fold, splits.Count)));
                carried = last.Predictor as TrainedModel;
                features += last.FeatureSeconds;
            }

            fitting += clock.Elapsed.TotalSeconds - begin;
            first ??= last;
            if (last!.Choice is { } choice) choices.Add(choice);
            parts.Add(Predictions.Make(last.Predictor, split));
        }

        var predicted = clock.Elapsed.TotalSeconds;
        var pooled = parts.Count == 1 ? parts[0] : Predictions.Pooled(parts);
        var metrics = parts.Select(p => p.Metrics()).ToArray();
        var intervals = Bootstrap.OfFolds(parts, Draws);
        var slices = model.IsBaseline ? [] : Slices.ByItems(pooled, Draws);
        var seconds = clock.Elapsed.TotalSeconds;
        var reported = setting.Reported.GetValueOrDefault(model.Name) ?? model.Reported;
        return new(
            new ModelResult(
                model.Name, model.IsBaseline, reported, intervals.Rmse, intervals.Mae, intervals.Pearson, metrics, slices, seconds)
            {
                Steps = new StepSeconds(features, fitting - features, predicted - fitting, seconds - predicted),
                Choices = choices,
                Adjustment = last!.Adjustment,
                StopsEarly = last.StopsEarly,
                Shown = IsShown(model) ? PredictionSample.Take(parts[0]) : null,
                History = (first!.Predictor as TrainedModel)?.History,
                Calibration = model.IsBaseline
                    ? null
                    : Calibration.Measure(pooled, Math.Clamp(pooled.Count / FewestRowsOfABin, 1, MostBins)),
            },
            parts,
            first.Predictor);
    }

    private int RoundsOf(StudyModel model, int fold) => setting.TrainsAsOftenAsCarried && !model.IsBaseline ? fold + 2 : 1;

    /// <summary>Whether predictions are kept to be drawn: those of the final model and of the study's own baselines, as reported.</summary>
    private bool IsShown(StudyModel model) => study.ShowsPredictions && setting.Name == study.Settings[0].Name
        && (study.Finals.Contains(model.Name) || study.Baselines.Any(b => b.Name == model.Name));

    private StudyFold Fold(Split split, TrainedModel? before, IProgress<TrainingProgress>? told) =>
        new(input, setting, split, before, options, told, cancellation);

    private ImmediateProgress<TrainingProgress>? TrainingOf(StudyModel model, int fold, int folds) => progress is null || model.IsBaseline
        ? null
        : new(p => progress.Report(new StudyProgress(study.Name, setting.Name, model.Name, fold + 1, folds, p)));

    private ImmediateProgress<double>? ListsOf(string model) => progress is null
        ? null
        : new(
            share =>
                progress.Report(
                    new StudyProgress(
                        study.Name, setting.Name, $"{model}: lists", 1, 1, new TrainingProgress(1, 1, share, 0, Finished: null))));

    /// <summary>What the setting keeps of a model until all are fitted.</summary>
    /// <param name="Result">Its numbers.</param>
    /// <param name="Parts">Its predictions of each split's test rows.</param>
    /// <param name="First">The model of the first split.</param>
    private sealed record Fitted(ModelResult Result, IReadOnlyList<Predictions> Parts, IRatingPredictor First);
}
