using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The rows of an embedding, of which a batch touches few. Under dense updates the others move, too: by closed form when they are next looked
/// at (momentum), or in a sweep over all of them (Adam, and whatever decays).
/// </summary>
internal sealed class EmbeddingTable : IWeightStore
{
    /// <summary>Rows that one task sweeps.</summary>
    private const int SweepRows = 8192;

    private readonly Optimizer _optimizer;
    private readonly bool _sweeps;
    private readonly IdleMomentum? _idle;
    private readonly int _stride;
    private readonly int _partStride;
    private readonly AlignedBuffer _rows;
    private readonly int[] _stamp;
    private readonly int[] _slot;
    private readonly int[] _since;
    private int[] _slotOfRow = [];
    private int[] _touched = [];
    private AlignedBuffer _gradients = new(0);
    private int _count;
    private int _batch;

    public EmbeddingTable(Weight weight, Optimizer optimizer, Updates updates)
    {
        (Weight, _optimizer) = (weight, optimizer);
        var dense = updates == Updates.Dense;
        var decays = weight.L2 > 0 || optimizer is Sgd { WeightDecay: > 0 };
        _idle = dense && !decays && optimizer is Sgd { Momentum: > 0 } ? new IdleMomentum() : null;
        _sweeps = dense && (decays || optimizer is not Sgd);
        // Swept rows lie close together, part after part; others lie apart, each with its parts in neighbouring cache lines.
        var padded = (weight.Columns + 15) / 16 * 16;
        var part = weight.Columns == 1 ? 1 : padded;
        (_stride, _partStride) = _sweeps ? (weight.Columns, checked((weight.Rows * weight.Columns) + 15) / 16 * 16) : (part * Parts, part);
        _rows = new AlignedBuffer(_sweeps ? 3L * _partStride : (long)_stride * weight.Rows);
        (_stamp, _slot, _since) = (new int[weight.Rows], new int[weight.Rows], new int[_idle is null ? 0 : weight.Rows]);
    }

    public Weight Weight { get; }

    public int SweepTasks => _sweeps ? (Weight.Rows + SweepRows - 1) / SweepRows : 0;

    private int Width => Weight.Columns;

    private int Parts => _optimizer is Sgd ? 2 : 3;

    /// <summary>Finds the distinct rows of a batch and brings each up to date.</summary>
    public void Begin(ReadOnlySpan<int> ids, Step step)
    {
        if (_touched.Length < ids.Length)
        {
            (_touched, _slotOfRow) = (new int[ids.Length], new int[ids.Length]);
            _gradients.Dispose();
            _gradients = new AlignedBuffer((long)ids.Length * Width);
        }

        _count = 0;
        _batch++;
        for (var row = 0; row < ids.Length; row++)
        {
            var id = ids[row];
            if (_stamp[id] != _batch)
            {
                (_stamp[id], _slot[id]) = (_batch, _count);
                _touched[_count++] = id;
                CatchUp(id);
            }

            _slotOfRow[row] = _slot[id];
        }

        _gradients.Span[..(_count * Width)].Clear();
    }

    /// <summary>Copies columns of the rows of some ids to rows <paramref name="stride"/> apart.</summary>
    public void Gather(ReadOnlySpan<int> ids, int column, int width, Span<float> target, int stride)
    {
        var rows = _rows.Span;
        for (var row = 0; row < ids.Length; row++) rows.Slice((ids[row] * _stride) + column, width).CopyTo(target[(row * stride)..]);
    }

    /// <summary>Adds the gradients of some rows of the batch to those of their ids.</summary>
    public void Sum(int first, int count, int column, int width, ReadOnlySpan<float> gradient, int stride)
    {
        var sums = _gradients.Span;
        for (var row = 0; row < count; row++)
        {
            var sum = sums.Slice((_slotOfRow[first + row] * Width) + column, width);
            TensorPrimitives.Add(sum, gradient.Slice(row * stride, width), sum);
        }
    }

    /// <summary>Moves the rows of the batch; where a sweep follows, only hands it their gradients.</summary>
    public void Step(Step step)
    {
        var numbers = new WeightStep(_optimizer, step, Weight);
        _idle?.Advance(step.LearningRate, step.Momentum);
        if (_sweeps) return;
        for (var slot = 0; slot < _count; slot++)
        {
            var id = _touched[slot];
            var gradient = _gradients.Span.Slice(slot * Width, Width);
            numbers.Apply(Part(0, id), gradient, Part(1, id), Parts > 2 ? Part(2, id) : default);
            if (_idle is not null) _since[id] = _idle.Steps;
        }
    }

    /// <summary>Moves one run of all rows, touched or not.</summary>
    public void Sweep(int task, Step step)
    {
        var numbers = new WeightStep(_optimizer, step, Weight);
        var (first, last) = (task * SweepRows, Math.Min((task + 1) * SweepRows, Weight.Rows));
        var start = first;
        // Between touched rows, whole runs without a gradient.
        for (var id = first; id < last; id++)
        {
            if (_stamp[id] != _batch) continue;
            SweepRun(start, id, numbers);
            numbers.Apply(Part(0, id), _gradients.Span.Slice(_slot[id] * Width, Width), Part(1, id), Part(2, id));
            start = id + 1;
        }

        SweepRun(start, last, numbers);
    }

    public void Settle()
    {
        if (_idle is null) return;
        for (var id = 0; id < Weight.Rows; id++) CatchUp(id);
    }

    public void Read(int part, int row, Span<float> target)
    {
        if (part < Parts) Part(part, row).CopyTo(target);
        else target.Clear();
    }

    public void Write(int part, int row, ReadOnlySpan<float> source)
    {
        if (part < Parts) source.CopyTo(Part(part, row));
    }

    private void CatchUp(int id)
    {
        if (_idle is null || _since[id] == _idle.Steps) return;
        var (product, sum) = _idle.Since(_since[id]);
        var velocity = Part(1, id);
        TensorPrimitives.MultiplyAdd(velocity, -sum, Part(0, id), Part(0, id));
        TensorPrimitives.Multiply(velocity, product, velocity);
        _since[id] = _idle.Steps;
    }

    private void SweepRun(int first, int end, in WeightStep numbers)
    {
        if (first >= end) return;
        var (at, count) = (first * Width, (end - first) * Width);
        numbers.Sweep(_rows.Span.Slice(at, count), _rows.Span.Slice(_partStride + at, count), _rows.Span.Slice((2 * _partStride) + at, count));
    }

    private Span<float> Part(int part, int row) => _rows.Span.Slice((row * _stride) + (part * _partStride), Width);
}
