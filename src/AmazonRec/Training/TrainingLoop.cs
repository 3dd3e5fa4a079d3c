using System.Diagnostics;
using AmazonRec.Engines;
using AmazonRec.Features;

namespace AmazonRec.Training;

/// <summary>One training run under way.</summary>
internal sealed class TrainingLoop
{
    private const int StepsBetweenQuestions = 32;

    private readonly INetwork _network;
    private readonly IReadOnlyList<ItemFeatures> _features;
    private readonly EarlyStopping? _stopping;
    private readonly IHeldOutRows _heldOut;
    private readonly TrainingOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly Callbacks _callbacks;
    private readonly IBatches _batches;
    private readonly Action<TrainingLoopState>? _save;
    private readonly int? _saveEvery;
    private readonly List<EpochResult> _epochs = [];
    private readonly BestWeights _best;
    private int _bestEpoch;
    private EpochResult? _start;
    private string? _stoppedBy;
    private int _step;
    private long _rows;
    private double _lossSum;
    private TimeSpan _earlier;

    /// <param name="network">With initial weights.</param>
    /// <param name="features">What the model reads of the items.</param>
    /// <param name="batches">The rows to train on, in their order.</param>
    /// <param name="heldOut">The rows to stop by.</param>
    /// <param name="best">Keeps the weights of the best epoch.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every batch and epoch.</param>
    /// <param name="callbacks">Told of every epoch; they may end training.</param>
    /// <param name="save">Keeps the state after every epoch.</param>
    /// <param name="saveEvery">And after every so many steps.</param>
    public TrainingLoop(
        INetwork network,
        IReadOnlyList<ItemFeatures> features,
        IBatches batches,
        IHeldOutRows heldOut,
        BestWeights best,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress,
        Callbacks callbacks,
        Action<TrainingLoopState>? save,
        int? saveEvery)
    {
        (
            _network,
            _features,
            _batches,
            _heldOut,
            _best,
            _options,
            _progress,
            _callbacks,
            _save,
            _saveEvery) = (network, features, batches, heldOut, best, options, progress, callbacks, save, saveEvery);
        _stopping = heldOut.TellsEpochs ? options.EarlyStopping : null; // a loss that no epoch moves tells none from another
    }

    /// <summary>The epochs that are over.</summary>
    public IReadOnlyList<EpochResult> Epochs => [.. _epochs];

    private bool IsOver =>
        _epochs.Count == _options.Epochs || _stoppedBy is not null
            || (_stopping is { } stopping && _epochs.Count - _bestEpoch >= stopping.Patience);

    /// <summary>Goes on from where another run of the same identity stopped.</summary>
    /// <exception cref="FormatException">The state is of another network.</exception>
    public void Continue(SavedLoop state)
    {
        _network.ImportFrom(state.File, state.StatePrefix, state: true);
        if (state.BestPrefix is { } prefix) _best.Load(state.File, prefix);
        _epochs.AddRange(state.Position.Epochs);
        (_bestEpoch, _start) = (state.Position.BestEpoch, state.Position.Start);
        _stoppedBy = state.Position.StoppedBy;
        (_step, _rows, _lossSum, _earlier) = (
            state.Position.Step, state.Position.Rows, state.Position.LossSum, TimeSpan.FromSeconds(state.Position.Seconds));
    }

    /// <summary>Trains to the end, and leaves the kept weights in the network.</summary>
    /// <exception cref="DivergedException">The loss is no longer a number, and no earlier epoch's weights were kept.</exception>
    public History Run(CancellationToken cancellation)
    {
        if (_stopping is { CountsStart: true } && _start is null) MeasureStart();
        var diverged = false;
        while (!diverged && !IsOver) diverged = !TrainEpoch(cancellation);
        var stoppedEarly = _epochs.Count < _options.Epochs;
        if (!_best.Any || (_options.EarlyStopping is { KeepsLast: true } && !diverged))
        {
            if (diverged) throw new DivergedException(_epochs.Count + 1, _features);
            return new History(_epochs, _epochs.Count, stoppedEarly, Diverged: false)
            {
                NothingToStopBy = _options.EarlyStopping is not null && _stopping is null,
                StoppedBy = _stoppedBy,
                Start = _start,
            };
        }

        _best.Restore(_network);
        return new History(
            _epochs,
            _bestEpoch,
            stoppedEarly,
            diverged)
        { StoppedBy = _stoppedBy, Start = _start }; // as Keras ends a diverged run: the best weights are kept
    }

    /// <summary>One epoch, or what is left of it.</summary>
    /// <returns>False where the loss is no longer a number.</returns>
    private bool TrainEpoch(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var epoch = _epochs.Count + 1;
        var total = (long)_options.Epochs * _batches.PerEpoch;
        Step step = default;
        while (_step < _batches.PerEpoch)
        {
            ThrowIfCancelled(cancellation);
            var batch = _batches.At(epoch, _step);
            step = _options.Schedule.At(_options.Optimizer, ((long)(epoch - 1) * _batches.PerEpoch) + _step, total);
            var loss = _network.TrainBatch(batch, step);
            if (!double.IsFinite(loss)) return false;
            (_step, _rows, _lossSum) = (_step + 1, _rows + batch.Whole, _lossSum + (loss * batch.Whole));
            _progress?.Report(
                new TrainingProgress(epoch, _options.Epochs, (double)_step / _batches.PerEpoch, _lossSum / _rows, Finished: null));
            if ((step.Number + 1) % _saveEvery == 0 && _step < _batches.PerEpoch) Save(_earlier + clock.Elapsed);
        }

        var trainLoss = _lossSum / _rows;
        var validationLoss = _heldOut.IsEmpty ? (double?)null : _heldOut.Loss(_network);
        if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss ?? 0)) return false;
        var result = new EpochResult(
            epoch, trainLoss, validationLoss, step.LearningRate, (_earlier + clock.Elapsed).TotalSeconds)
        { Metrics = _heldOut.Measure(epoch) };
        if (_stopping is { } stopping && IsBest(result, stopping))
        {
            _best.Keep(_network);
            _bestEpoch = epoch;
        }

        var stopper = _callbacks.IsEmpty ? null : _callbacks.EpochEnded(_heldOut.EndOf(result, _network));
        _epochs.Add(result);
        if (epoch < _options.Epochs) _stoppedBy = stopper;
        (_step, _rows, _lossSum, _earlier) = (0, 0, 0, TimeSpan.Zero);
        if (IsOver || epoch % _options.Optimizer.EpochsBetweenCheckpoints == 0 || (step.Number + 1) % _saveEvery == 0) Save(TimeSpan.Zero);
        _progress?.Report(new TrainingProgress(epoch, _options.Epochs, 1, trainLoss, result));
        return true;
    }

    /// <summary>Takes the weights that training begins with as the best so far.</summary>
    private void MeasureStart()
    {
        var clock = Stopwatch.StartNew();
        var (loss, validationLoss) = (_heldOut.TrainLoss(_network), _heldOut.Loss(_network));
        _start = new EpochResult(0, loss, validationLoss, 0, clock.Elapsed.TotalSeconds) { Metrics = _heldOut.Measure(0) };
        _best.Keep(_network);
    }

    /// <summary>Ranks end together: what one is told, all are, some steps later.</summary>
    private void ThrowIfCancelled(CancellationToken cancellation)
    {
        if (_options.Team is not { Size: > 1 } team) cancellation.ThrowIfCancellationRequested();
        else if (_step % StepsBetweenQuestions == 0) team.ThrowIfAnyCancelled(cancellation);
    }

    private void Save(TimeSpan spent)
    {
        if (_save is null) return;
        var position = new Position([.. _epochs], _bestEpoch, _step, _rows, _lossSum, spent.TotalSeconds)
        {
            StoppedBy = _stoppedBy,
            Start = _start,
        };
        var state = _network.Stream(state: true); // of several ranks, all give their part of it, and one writes it
        if (_options.Team is not { Leads: false }) _best.Use(best => _save(new TrainingLoopState(position, state, best)));
    }

    /// <summary>
    /// Whether an epoch is better than the best so far, by the loss or by the metric that was chosen. What is not a number is never.
    /// </summary>
    private bool IsBest(EpochResult result, EarlyStopping stopping)
    {
        var best = _bestEpoch == 0 ? _start : _epochs[_bestEpoch - 1];
        return Value(result) < (best is null ? double.PositiveInfinity : Value(best)) - stopping.MinDelta;

        double Value(EpochResult epoch)
        {
            if (stopping.By is not { } by) return epoch.ValidationLoss!.Value;
            var value = epoch.Metrics![by];
            return _options.Metrics!.Single(metric => metric.Name == by).Better == Better.Higher ? -value : value;
        }
    }
}
