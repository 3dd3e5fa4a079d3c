using AmazonRec.Compute;
using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The rows of an embedding, of which a batch touches few. Under dense updates the others move, too: by closed form when they are next
/// looked at (momentum), or in a sweep over all of them (Adam, and whatever decays).
/// </summary>
internal sealed class EmbeddingTable : IWeightStore
{
    /// <summary>Rows that one task sweeps.</summary>
    private const int SweepRows = 8192;

    private readonly Optimizer _optimizer;
    private readonly bool _sweeps;
    private readonly IdleMomentum? _idle;
    private readonly int _padded;
    private readonly int _stride;
    private readonly int _partStride;
    private readonly AlignedBuffer _rows;
    private readonly RowState[] _states;
    private int[] _slots = [];
    private int[] _touched = [];
    private AlignedBuffer _gradients = new(0);
    private AlignedBuffer _moved = new(0);
    private int _count;
    private int _batch;
    private int _settledAt;

    public EmbeddingTable(Weight weight, Optimizer optimizer, Updates updates)
    {
        (Weight, _optimizer) = (weight, optimizer);
        var dense = updates == Updates.Dense;
        var decays = weight.L2 > 0 || optimizer is Sgd { WeightDecay: > 0 };
        _idle = dense && !decays && optimizer is Sgd
            ? new IdleMomentum()
            : null; // also without momentum of its own: a schedule may bring one
        _sweeps = dense && (decays || optimizer is not Sgd);
        // Swept rows lie close together, part after part; others lie apart, each with its parts in neighbouring cache lines.
        _padded = Width == 1 ? 1 : (Width + 15) / 16 * 16;
        (_stride, _partStride) = _sweeps ? (Width, checked((weight.Rows * Width) + 15) / 16 * 16) : (_padded * Parts, _padded);
        _rows = new AlignedBuffer(_sweeps ? (long)Parts * _partStride : (long)_stride * weight.Rows);
        _states = new RowState[weight.Rows];
    }

    public Weight Weight { get; }

    public int SweepTasks => _sweeps ? (Weight.Rows + SweepRows - 1) / SweepRows : 0;

    private int Width => Weight.Columns;

    private int Parts => _optimizer is Sgd ? 2 : 3;

    /// <summary>Finds the distinct rows of a batch and brings each up to date.</summary>
    public void Begin(ReadOnlySpan<int> ids)
    {
        if (_touched.Length < ids.Length)
        {
            (_touched, _slots) = (new int[ids.Length], new int[ids.Length]);
            _gradients.Dispose();
            _gradients = new AlignedBuffer((long)ids.Length * _padded);
            _moved.Dispose();
            _moved = new AlignedBuffer(_sweeps ? (long)ids.Length * Parts * Width : 0);
        }

        _count = EmbeddingKernels.Distinct(ids, _states, ++_batch, _touched, _slots);
        if (_idle is not null) EmbeddingKernels.CatchUp(Touched, _states, _idle.Steps, _idle.Products, _idle.Sums, _rows.Span, _padded);
        _gradients.Span[..(_count * _padded)].Clear();
    }

    /// <summary>Copies up to 32 columns of the rows of some ids to rows <paramref name="stride"/> apart.</summary>
    public void Gather(ReadOnlySpan<int> ids, int column, Span<float> target, int stride) =>
        EmbeddingKernels.Gather(
            _rows.Span[..(Weight.Rows * _stride)],
            _stride,
            ids,
            column,
            Math.Min(Panels.Width, (_sweeps ? Width : _padded) - column),
            target,
            stride);

    /// <summary>Adds the gradients of some rows of the batch to those of their ids.</summary>
    public void Sum(int first, int count, int column, ReadOnlySpan<float> gradient, int stride) =>
        EmbeddingKernels.Sum(
            _slots.AsSpan(first, count), gradient, stride, _gradients.Span, _padded, column, Math.Min(Panels.Width, _padded - column));

    /// <summary>Moves the rows of the batch; where a sweep follows, in copies that it puts back.</summary>
    public void Step(Step step)
    {
        var numbers = new WeightStep(_optimizer, step, Weight);
        if (_sweeps)
        {
            for (var slot = 0; slot < _count; slot++)
            {
                for (var part = 0; part < Parts; part++) Part(part, _touched[slot]).CopyTo(Moved(part, slot));
                numbers.Apply(Moved(0, slot), Gradient(slot), Moved(1, slot), Parts > 2 ? Moved(2, slot) : default);
            }

            return;
        }

        _idle?.Advance(step.LearningRate, step.Momentum);
        if (_optimizer is Sgd sgd)
        {
            EmbeddingKernels.Sgd(
                Touched,
                _gradients.Span,
                _rows.Span,
                _padded,
                (float)step.LearningRate,
                (float)step.Momentum,
                (float)(sgd.WeightDecay + (2.0 * Weight.L2)));
            if (_idle is null) return;
            foreach (var id in Touched) _states[id].Since = _idle.Steps;
            return;
        }

        for (var slot = 0; slot < _count; slot++)
        {
            var id = _touched[slot];
            numbers.Apply(Part(0, id), Gradient(slot), Part(1, id), Parts > 2 ? Part(2, id) : default);
        }
    }

    /// <summary>
    /// Moves one run of all rows as if none had a gradient, in whole vectors; then those that had one get what they came to.
    /// </summary>
    public void Sweep(int task, Step step)
    {
        var numbers = new WeightStep(_optimizer, step, Weight);
        var (first, last) = (task * SweepRows, Math.Min((task + 1) * SweepRows, Weight.Rows));
        var (at, count) = (first * Width, (last - first) * Width);
        numbers.Sweep(
            _rows.Span.Slice(at, count),
            _rows.Span.Slice(_partStride + at, count),
            Parts > 2 ? _rows.Span.Slice((2 * _partStride) + at, count) : default);
        for (var slot = 0; slot < _count; slot++)
        {
            var id = _touched[slot];
            if (id < first || id >= last) continue;
            for (var part = 0; part < Parts; part++) Moved(part, slot).CopyTo(Part(part, id));
        }
    }

    public void Settle()
    {
        if (_idle is null || _settledAt == _idle.Steps) return;
        _settledAt = _idle.Steps;
        var all = new int[Weight.Rows];
        for (var id = 0; id < all.Length; id++) all[id] = id;
        EmbeddingKernels.CatchUp(all, _states, _idle.Steps, _idle.Products, _idle.Sums, _rows.Span, _padded);
    }

    public IEnumerable<(string Suffix, Tensor Tensor)> Lag() => _idle is null
        ? []
        : [(StateNames.Lag, Tensor.Of(Array.ConvertAll(_states, s => s.Since))), ("#idle", Tensor.Of(_idle.Save()))];

    public void RestoreLag(Func<string, Tensor?> find)
    {
        if (_idle is null) return;
        // A state without lag has every row at its start, and knows of no steps.
        _idle.Load(find("#idle")?.As<long>() ?? [0]);
        _settledAt = -1;
        var since = find(StateNames.Lag)?.As<int>() ?? new int[Weight.Rows];
        if (since.Length != Weight.Rows || since.Any(s => s < 0 || s > _idle.Steps))
            throw new FormatException($"The state of '{Weight.Name}' does not fit the model.");
        for (var row = 0; row < since.Length; row++) _states[row].Since = since[row];
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

    private ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    private Span<float> Gradient(int slot) => _gradients.Span.Slice(slot * _padded, Width);

    private Span<float> Moved(int part, int slot) => _moved.Span.Slice(((slot * Parts) + part) * Width, Width);

    private Span<float> Part(int part, int row) => _rows.Span.Slice((row * _stride) + (part * _partStride), Width);
}
