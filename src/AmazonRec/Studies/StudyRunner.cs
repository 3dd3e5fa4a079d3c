using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>Runs a study in its settings, beside the trivial baselines.</summary>
public static class StudyRunner
{
    private const int MostBins = 10;
    private const int FewestRowsOfABin = 25; // the mean of fewer stars is noise

    /// <summary>Runs a study.</summary>
    /// <param name="study">Which.</param>
    /// <param name="data">On what.</param>
    /// <param name="options">Which part of it, and how thoroughly.</param>
    /// <param name="reading">How the ratings are read.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it; nothing comes of it then.</param>
    /// <exception cref="FormatException">The data can't be read; names file, line and remedy.</exception>
    public static StudyResult Run(
        Study study, StudyData data, StudyOptions? options = null, ReadOptions? reading = null, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var clock = Stopwatch.StartNew();
        var ratings = data.ReadRatings((reading ?? new()) with { Cancellation = cancellation });
        var input = new StudyInput(data, ratings);
        if (study.CountKept is { } count) input = new StudyInput(data.Checked(count(input)), ratings);
        var asked = options.Of(study).ToArray();
        var leftOut = asked.Where(setting => setting.Lacks(input) is not null).Select(setting => $"The setting '{setting.Name}' did not run: {setting.Lacks(input)}.");
        var settings = asked.Where(setting => setting.Lacks(input) is null).Select(setting => Run(study, setting, input, options, progress, cancellation)).ToArray();
        return new StudyResult(
            study.Name, study.Title, input.Data.Label, input.Data.Kind, input.Data.ShortName, Path.GetFileName(data.Source.Name), Engine.Default.Name,
            settings, [.. study.Notes, .. leftOut], RunEnvironment.Here, clock.Elapsed.TotalSeconds)
        {
            JudgesByPearson = study.JudgesByPearson,
        };
    }

    private static SettingResult Run(
        Study study, StudySetting setting, StudyInput input, StudyOptions options, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var splits = setting.Splits(input);
        var models = study.Models.Where(m => setting.Models.Count == 0 || setting.Models.Contains(m.Name)).Where(m => !m.OnlyAsReported || setting.Protocol == Protocol.AsReported).ToArray();
        var missing = models.Where(m => m.Lacks(input) is not null).Select(m => new MissingModel(m.Name, m.Lacks(input)!)).ToArray();
        var baselines = Baseline.All.Select(StudyModel.Of).Select(model => Fit(model, splits, NoProgress)).ToArray();
        var lists = StudyLists.Of(new StudyFold(input, setting, splits[0], Before: null, options, Progress: null, cancellation));
        var (best, against, _) = baselines.MinBy(b => b.Result.Rmse.Estimate);
        var results = baselines.Select(b => b.Result).ToList();
        var pools = baselines.ToDictionary(b => b.Result.Name, b => b.Pooled);
        foreach (var model in models.Where(m => m.Lacks(input) is null))
        {
            var (result, pooled, first) = Fit(model, splits, fold => progress is null
                ? null
                : new ImmediateProgress<TrainingProgress>(p => progress.Report(new StudyProgress(study.Name, setting.Name, model.Name, fold + 1, splits.Count, p))));
            results.Add(result with { AgainstBaseline = Comparison.Of(model.Name, pooled, against) });
            pools.Add(model.Name, pooled);
            lists?.Add(model.Name, first, progress is null
                ? null
                : new ImmediateProgress<double>(share => progress.Report(new StudyProgress(study.Name, setting.Name, $"{model.Name}: lists", 1, 1, new TrainingProgress(1, 1, share, 0, Finished: null)))));
        }

        if (study.Against is { } name && pools.TryGetValue(name, out var reference))
            results = [.. results.Select(r => r.Name == name ? r : r with { AgainstReference = SliceComparison.Between(r.Name, pools[r.Name], name, reference) })];

        var (note, adjusted) = SettingResult.Adjust(best.Name, results);
        return new SettingResult(
            setting.Name, setting.Protocol, setting.Meaning, splits[0].Train.Funnel, [.. splits.Select(SplitSummary.Of)], results, missing, note, adjusted)
        {
            Ranking = lists?.Compared(),
        };

        (ModelResult Result, Predictions Pooled, IRatingPredictor First) Fit(StudyModel model, IReadOnlyList<Split> all, Func<int, IProgress<TrainingProgress>?> told)
        {
            var clock = Stopwatch.StartNew();
            var parts = new List<Predictions>();
            StudyFit? fit = null;
            IRatingPredictor? first = null;
            History? history = null;
            foreach (var (fold, split) in all.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                var given = setting.Validation > 0 ? split.WithoutTest(setting.Validation, (ulong)fold) : split;
                fit = model.Fit(new StudyFold(input, setting, given, setting.CarriesWeights ? fit?.Predictor as TrainedModel : null, options, told(fold), cancellation));
                first ??= fit.Predictor;
                history ??= (fit.Predictor as TrainedModel)?.History;
                parts.Add(Predictions.Of(fit.Predictor, split));
            }

            var metrics = parts.Select(p => p.Metrics()).ToArray();
            var pooled = parts.Count == 1 ? parts[0] : Predictions.Pooled(parts);
            var intervals = parts.Count == 1
                ? Bootstrap.Of(pooled)
                : new RatingIntervals(Interval.OfMean([.. metrics.Select(m => m.Rmse)]), Interval.OfMean([.. metrics.Select(m => m.Mae)]), Interval.OfMean([.. metrics.Select(m => m.Pearson)]));
            var result = new ModelResult(
                model.Name, model.IsBaseline, model.Reported, intervals.Rmse, intervals.Mae, intervals.Pearson, metrics,
                model.IsBaseline ? [] : Slices.Of(pooled).ByItemRatings, clock.Elapsed.TotalSeconds)
            {
                Adjustment = fit!.Adjustment,
                History = history,
                Calibration = model.IsBaseline ? null : Calibration.Of(pooled, Math.Clamp(pooled.Count / FewestRowsOfABin, 1, MostBins)),
            };
            return (result, pooled, first!);
        }

        static IProgress<TrainingProgress>? NoProgress(int fold) => null;
    }
}
