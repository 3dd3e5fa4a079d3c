using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Rankers.Items;

namespace AmazonRec.Rankers;

/// <summary>Trains a ranker on a split.</summary>
public sealed class RankerTraining
{
    private readonly Split _split;
    private readonly RankerOptions _options;
    private readonly RankerTask _task;
    private readonly Interactions _last; // what the last fit is on
    private readonly Interactions _history; // what lists are made from
    private readonly float? _chosenFrom;

    private RankerTraining(
        Split split, RankerOptions options, float? chosenFrom, IProgress<double>? progress, CancellationToken cancellation)
    {
        (_split, _options, _chosenFrom) = (split, options, chosenFrom);
        var chosen = Interactions.From(split.Train, chosenFrom);
        var decides = split.Validation.Count > 0 && split.Protocol == Protocol.Clean;
        _history = decides ? Interactions.From(split.BeforeTest, chosenFrom) : chosen;
        _last = options.Refit ? _history : chosen;
        _task = new RankerTask(chosen)
        {
            Validation = decides
                ? HeldOutItems.Find(
                    Interactions.From(split.Train),
                    chosen,
                    Interactions.From(split.Validation, options.RelevantFrom),
                    options.Negatives,
                    seed: options.Seed)
                : null,
            Features = options.Features,
            Engine = options.Engine,
            Seed = options.Seed,
            Threads = options.Threads,
            Progress = progress,
            Cancellation = cancellation,
        };
    }

    /// <summary>Chooses by the validation rows, and fits on what is before the test rows.</summary>
    /// <param name="split">The rows; ratings or implicit data. Test rows are not looked at.</param>
    /// <param name="options">Which ranker, and how.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, nothing was chosen, there is nothing to choose a blend by, or the fit takes more memory than there is.
    /// </exception>
    public static TrainedRanker Fit(
        Split split, RankerOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        var clock = Stopwatch.StartNew();
        if (options.RelevantFrom is not { } from || split.Train.IsImplicit || options.LikedOnly == false) return On(null).Run(clock);
        if (!split.Train.Value.Any(value => value >= from))
            throw new ArgumentException($"No training row has {from} stars or more, so that nothing counts as liked. Lower --relevant.");
        var liked = On(from);
        if (options.LikedOnly == true) return liked.Run(clock);
        var all = On(null);
        return (liked.Quick() > all.Quick() ? liked : all).Run(clock);

        RankerTraining On(float? chosenFrom) => new(split, options, chosenFrom, progress, cancellation);
    }

    /// <summary>NDCG@10 of a ranker that is fitted in no time; 0 where nothing was held out.</summary>
    private double Quick() =>
        _task.Validation?.Ndcg(
            ItemKnn.Entry.Fit(_task with { Progress = null }, RankerSettings.None), _task.Threads, _task.Cancellation) ?? 0;

    private TrainedRanker Run(Stopwatch clock)
    {
        var (name, ranker, parts, ndcg) = _options.Ranker == AutoRanker.Name ? Blended() : Named(clock);
        return new TrainedRanker(name, ranker, _history)
        {
            Report = new RankerReport(_chosenFrom, parts, clock.Elapsed.TotalSeconds)
            {
                RelevantFrom = _split.Train.IsImplicit ? null : _options.RelevantFrom,
                Validation = ndcg,
                Lists = _task.Validation?.Lists ?? 0,
                Refitted = !ReferenceEquals(_last, _task.Chosen),
            },
        };
    }

    private (string Name, IRanker Ranker, IReadOnlyList<RankerPart> Parts, double? Ndcg) Blended()
    {
        if (_task.Validation is null)
            throw new ArgumentException(
                "auto chooses rankers by validation rows, and there are none. Take some (--validation 0.1), or name a ranker.");
        var (ranker, parts, ndcg) = AutoRanker.Fit(_task, _options, _last);
        return (AutoRanker.Name, ranker, parts, ndcg);
    }

    private (string Name, IRanker Ranker, IReadOnlyList<RankerPart> Parts, double? Ndcg) Named(Stopwatch clock)
    {
        var entry = RankerZoo.Find(_options.Ranker);
        var ranker = entry.Fit(_task, _options.Settings);
        var ndcg = _task.Validation?.Ndcg(ranker, _task.Threads, _task.Cancellation);
        if (!ReferenceEquals(_last, _task.Chosen)) ranker = entry.Fit(_task.On(_last), ranker.Again(_options.Settings));
        var part = new RankerPart(entry.Name, _options.Settings.Text(entry), 1, ndcg, Without: null, clock.Elapsed.TotalSeconds);
        return (entry.Name, ranker, [part], ndcg);
    }
}
