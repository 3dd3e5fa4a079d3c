using System.Diagnostics;
using AmazonRec.Engines;
using AmazonRec.Training;

namespace AmazonRec.Benchmarks;

/// <summary>
/// Times the steps of an epoch as the trainer takes them: gathers each batch from the shuffled rows, and trains on it. One network goes
/// on from measurement to measurement.
/// </summary>
internal sealed class EpochTimer
{
    private readonly BenchmarkModel _model;
    private readonly BenchmarkData _data;
    private readonly Pace _pace;
    private readonly INetwork _network;
    private readonly ShuffledRows _rows;
    private int _next;
    private long _step;
    private double? _estimate;

    public EpochTimer(BenchmarkModel model, BenchmarkData data, Pace pace, IEngine engine, int threads)
    {
        (_model, _data, _pace) = (model, data, pace);
        _rows = new ShuffledRows(data.Train, model.BatchSize);
        _network = engine.Compile(model.Model, data.ModelShape, new NetworkOptions
        {
            Optimizer = model.Optimizer,
            Threads = threads,
            Features = data.FeaturesOf(model),
        });
    }

    /// <summary>Seconds per epoch: of a whole one, or scaled up from a part.</summary>
    public MeasuredTime Measure(CancellationToken cancellation)
    {
        var estimate = _estimate ?? Run(_pace.WarmUpSeconds, cancellation).Time;
        var measured = Run(estimate <= _pace.WholeUpTo ? double.PositiveInfinity : _pace.Seconds, cancellation);
        _estimate = measured.Time;
        return measured;
    }

    /// <summary>Trains for the time, for the least number of steps, or for an epoch where that is shorter.</summary>
    private MeasuredTime Run(double atLeast, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var rows = 0L;
        for (var steps = 0; rows < _data.Train.Count && (steps < _pace.Steps || clock.Elapsed.TotalSeconds < atLeast); steps++)
        {
            cancellation.ThrowIfCancellationRequested();
            rows += Step();
        }

        return new MeasuredTime(clock.Elapsed.TotalSeconds * _data.Train.Count / rows, Scaled: rows < _data.Train.Count);
    }

    private int Step()
    {
        if (_next == _data.Order.Length) _next = 0;
        var count = Math.Min(_model.BatchSize, _data.Order.Length - _next);
        var batch = _rows.At(_data.Order.AsSpan(_next), count);
        _next += count;
        var loss = _network.TrainBatch(batch, Engines.Step.At(_model.Optimizer, _step++));
        if (double.IsFinite(loss)) return count;
        throw new InvalidOperationException($"{_model.Name}: the loss is {loss} at step {_step}; a time would say nothing.");
    }
}
