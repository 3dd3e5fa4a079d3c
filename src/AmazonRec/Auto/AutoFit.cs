using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>
/// The model where nobody names one: a blend of what the zoo has, with options and weights that held-out training rows choose
/// (<see cref="HeldOutRows"/>). Test rows are not looked at. The blend is one graph (<see cref="BlendedGraph"/>).
/// </summary>
public sealed class AutoFit
{
    /// <summary>What it is called in place of a model's name.</summary>
    public const string Name = "auto";

    private const int FewestRows = 20; // training rows: below, the baseline alone
    private const double LeastRoom = .5; // of the memory there is, for all that is held at a time

    private readonly AutoOptions _options;
    private readonly Split _whole;
    private readonly HeldOutRows _rows;
    private readonly float[] _target;
    private readonly AutoProgress _progress;
    private readonly CancellationToken _cancellation;

    private AutoFit(Split split, AutoOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (_options, _whole, _rows, _cancellation) = (options, split.WithoutTest(), HeldOutRows.Of(split), cancellation);
        (_target, _progress) = (_rows.Ratings, new AutoProgress(options.BudgetOn(split.Train.Count), progress));
    }

    /// <summary>Trains the blend.</summary>
    /// <param name="split">Rows to train on and, of some splits, to choose by.</param>
    /// <param name="options">How much.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The rows have no ratings, or an option is out of range.</exception>
    public static (TrainedModel Model, AutoReport Report) Run(
        Split split, AutoOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        split.Train.RequireRatings();
        return split.Train.Count < FewestRows || split.Train.Value.Min() == split.Train.Value.Max()
            ? BaselineAlone(split, options)
            : new AutoFit(split, options, progress, cancellation).Run();
    }

    private static (TrainedModel Model, AutoReport Report) BaselineAlone(Split split, AutoOptions options)
    {
        var baseline = Models.Baselines.Baseline.Yardstick.Name;
        return (
            BlendedGraph.Build(Name, [(BiasGraph.Fit(split.Train), 1)], 0, split.Train, []),
            new AutoReport(
                0, options.BudgetOn(split.Train.Count), [], [new(baseline, "", 1, double.NaN, null)], double.NaN,
                split.Train.Count < FewestRows
                    ? $"{split.Train.Count} training rows are too few to choose by"
                    : "all training ratings are equal"));
    }

    private (TrainedModel Model, AutoReport Report) Run()
    {
        var (trials, left, best, ended) = (new List<Trial>(), _progress.Budget, double.PositiveInfinity, "all that there is was tried");
        var portfolio = new Portfolio(_whole.Train, RowCounts.Of(_rows.Inner[0]), _options, _rows.InTime);
        var size = _rows.Inner.Aggregate(
            _rows.Refits ? WorkSize.Of(_whole.Train) : default, (sum, split) => sum + WorkSize.Of(split.Train));
        for (var number = 1; portfolio.Wave(number, trials) is { Count: > 0 } wave; number++)
        {
            var chosen = wave.Where(candidate => HasRoom(candidate) && Affords(candidate)).ToArray();
            if (chosen.Length > 0) trials.AddRange(Try(chosen));
            if (chosen.Length < wave.Count) ended = "the budget is spent";
            if (Portfolio.IsProbe(number)) continue;
            var weighed = WeighedTrials.BestOfFamilies(trials, _target);
            if (!weighed.PaysBeside(best))
            {
                if (chosen.Length == wave.Count) ended = "more models added nothing";
                break;
            }

            best = weighed.Rmse;
        }

        var blend = WeighedTrials.BestOfFamilies(trials, _target).Pruned(_target);
        TrainedModel[] parts = _rows.Refits ? Refit(blend.Trials) : [.. blend.Trials.Select(trial => trial.Fit!)];
        if (_rows.Refits) (blend, parts) = AsWeighed(blend, parts, trials);
        var report = new AutoReport(
            _rows.Count, _progress.Budget, [.. trials.Select(trial => trial.Report())], blend.Report(_target), blend.Rmse, ended);
        _progress.End();
        return (BlendedGraph.Build(Name, [.. parts.Zip(blend.Weights)], blend.Constant, _whole.Train, _options.Features), report);

        bool Affords(Candidate candidate)
        {
            var seconds = candidate.Seconds(size) / 2; // two at a time
            if (!candidate.IsBaseline && seconds > left) return false;
            left -= seconds;
            return true;
        }
    }

    private bool HasRoom(Candidate candidate) => candidate.IsBaseline || MemoryNeed.Estimate(
        ModelZoo.Build(candidate.Model, candidate.Options),
        new ModelShape(_whole.Train.Users.Count, _whole.Train.Items.Count)) < LeastRoom * MemoryNeed.Available / _rows.Inner.Count;

    /// <summary>Every candidate on every inner split, side by side.</summary>
    private IEnumerable<Trial> Try(Candidate[] candidates)
    {
        var (inner, fits) = (_rows.Inner, new TrainedModel?[candidates.Length * _rows.Inner.Count]);
        SideBySide.Run(fits.Length, _options.Threads, _options.Threads, Fit, _cancellation);
        return candidates.Select((candidate, at) => Trial(candidate, fits.AsSpan(at * inner.Count, inner.Count).ToArray()));

        void Fit(int fit, int threads, CancellationToken cancellation)
        {
            var (candidate, split) = (candidates[fit / inner.Count], inner[fit % inner.Count]);
            try
            {
                var told = _progress.Of(candidate.Seconds(WorkSize.Of(split.Train)) / 2);
                fits[fit] = candidate.Fit(split, threads, _options, told, cancellation);
            }
            catch (DivergedException)
            {
                // A candidate that diverges is none; the report tells it.
            }
        }
    }

    private Trial Trial(Candidate candidate, TrainedModel?[] fits)
    {
        if (Array.Exists(fits, fit => fit is null)) return new(candidate, 0, [], double.NaN);
        var whole = fits.Zip(_rows.Inner, (fit, split) => Predictions.Make(fit!, split.Train, split.Validation)).ToArray();
        var pooled = Predictions.Pooled(whole);
        var epochs = (int)Math.Round(fits.Average(fit => fit!.History.KeptEpoch));
        return new(candidate, epochs, pooled.Predicted, pooled.Metrics().Rmse)
        {
            Fit = _rows.Refits ? null : fits[0],
            TrainLoss = fits.Average(fit => fit!.History.Kept?.TrainLoss),
        };
    }

    /// <summary>
    /// The blend without parts that are another model now than held-out rows weighed: the others weighed anew, the baseline alone if there
    /// are none.
    /// </summary>
    private (WeighedTrials Blend, TrainedModel[] Parts) AsWeighed(
        WeighedTrials blend, TrainedModel[] parts, IReadOnlyList<Trial> trials)
    {
        var trained = blend.Trials.Zip(parts).ToDictionary();
        if (!trained.Any(part => part.Key.DiffersFrom(part.Value))) return (blend, parts);
        var baseline = trials.First(trial => trial.Candidate.IsBaseline);
        trained.TryAdd(baseline, Refit([baseline])[0]);
        var kept = WeighedTrials.BestOfFamilies(
            [.. trained.Where(part => !part.Key.DiffersFrom(part.Value)).Select(part => part.Key)], _target).Pruned(_target);
        return (kept, [.. kept.Trials.Select(trial => trained[trial])]);
    }

    /// <summary>The parts, trained anew on all training rows.</summary>
    private TrainedModel[] Refit(IReadOnlyList<Trial> trials)
    {
        var fits = new TrainedModel[trials.Count];
        SideBySide.Run(fits.Length, _options.Threads, _options.Threads, Fit, _cancellation);
        return fits;

        void Fit(int fit, int threads, CancellationToken cancellation)
        {
            var candidate = trials[fit].Candidate.Again(trials[fit].Epochs);
            var told = _progress.Of(candidate.Seconds(WorkSize.Of(_whole.Train)) / 2);
            fits[fit] = candidate.Fit(_whole, threads, _options, told, cancellation);
        }
    }
}
