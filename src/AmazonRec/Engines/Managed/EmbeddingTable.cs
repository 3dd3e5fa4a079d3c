using AmazonRec.Compute;
using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The rows of an embedding, of which a batch touches few. Under dense updates the others move, too, when they are next looked at: by
/// closed form (momentum) or step by step (Adam, and SGD that decays). Narrow rows, and Adam's with a decay inside the gradient, are swept
/// at every step. Without momentum and decay no row moves by itself, and nothing is kept beside the weights.
/// </summary>
internal sealed class EmbeddingTable : IEmbeddingRows
{
    /// <summary>Rows that one task sweeps.</summary>
    private const int SweepRows = 8192;

    /// <summary>Tasks that bring a batch's rows up to date.</summary>
    private const int CatchUpParts = 16;

    /// <summary>Rows below this width are swept: padded to a vector, they would take more than all rows in a row.</summary>
    private const int LeastPadded = 8;

    private readonly Optimizer _optimizer;
    private readonly bool _sweeps;
    private readonly IdleMomentum? _momentum;
    private readonly IdleSteps? _late;
    private readonly IIdleRows? _idle; // one of the two
    private readonly int _padded;
    private readonly int _stride;
    private readonly long _partStride;
    private readonly AlignedBuffer _rows;
    private readonly RowState[] _states = [];
    private readonly DistinctRows? _distinct; // where rows have no state
    private int[] _slots = [];
    private int[] _touched = [];
    private AlignedBuffer _gradients = new(0);
    private AlignedBuffer _moved = new(0);
    private int _count;
    private int _batch;
    private int _settledAt;

    public EmbeddingTable(Weight weight, Optimizer optimizer, Updates updates, bool noMomentum = false)
    {
        (Weight, _optimizer) = (weight, optimizer);
        var dense = updates == Updates.Dense;
        var decays = weight.L2 > 0 || (optimizer is Sgd sgd && sgd.DecayOf(weight) > 0);
        var plain = noMomentum && optimizer is Sgd && !(dense && decays);
        Parts = plain ? 1 : optimizer is Sgd ? 2 : 3;
        _momentum = dense && !decays && !plain && optimizer is Sgd
            ? new IdleMomentum()
            : null; // also without momentum of its own: a schedule may bring one
        var decaysInAdam = weight.L2 > 0 || optimizer is Adam { WeightDecay: > 0 };
        _sweeps = dense && !plain && _momentum is null && (Width < LeastPadded || (optimizer is not Sgd && decaysInAdam));
        _late = dense && !plain && _momentum is null && !_sweeps ? new IdleSteps(optimizer, weight) : null;
        _idle = _momentum is null ? _late : _momentum;
        // Swept rows lie close together, part after part; others lie apart, each with its parts in neighbouring cache lines.
        _padded = EmbeddingKernels.Padded(Width);
        (_stride, _partStride) = _sweeps ? (Width, (((long)weight.Rows * Width) + 15) / 16 * 16) : (_padded * Parts, _padded);
        _rows = new AlignedBuffer(_sweeps ? Parts * _partStride : (long)_stride * weight.Rows);
        if (plain) _distinct = new DistinctRows();
        else _states = new RowState[weight.Rows];
    }

    public Weight Weight { get; }

    /// <summary>Many where there is much to compute. Momentum catches up while the rows are found: they stay in one core's cache.</summary>
    public int CatchUpTasks => _late is null ? 0 : CatchUpParts;

    public int SweepTasks => _sweeps || _late is not null ? (Weight.Rows + SweepRows - 1) / SweepRows : 0;

    private int Width => Weight.Columns;

    public int Parts { get; }

    /// <summary>Finds the distinct rows of a batch; those in momentum are brought up to date.</summary>
    public void Begin(ReadOnlySpan<int> ids)
    {
        if (_touched.Length < ids.Length)
        {
            (_touched, _slots) = (new int[ids.Length], new int[ids.Length]);
            _gradients.Dispose();
            _gradients = new AlignedBuffer((long)ids.Length * _padded);
            _moved.Dispose();
            _moved = new AlignedBuffer(_sweeps ? (long)ids.Length * Parts * _padded : 0);
        }

        Level();
        _count = _distinct?.Find(ids, _rows.All, _stride, _touched, _slots)
            ?? EmbeddingKernels.Distinct(ids, _states, ++_batch, _touched, _slots);
        if (_momentum is not null) CatchUp(Touched);
        _gradients.Slice(0, _count * _padded).Clear();
    }

    /// <summary>Brings one part of the batch's other rows up to date.</summary>
    public void CatchUp(int task)
    {
        var first = (int)((long)_count * task / CatchUpParts);
        CatchUp(_touched.AsSpan(first, (int)((long)_count * (task + 1) / CatchUpParts) - first));
    }

    /// <summary>Copies up to 32 columns of the rows of some ids to rows <paramref name="stride"/> apart.</summary>
    public void Gather(ReadOnlySpan<int> ids, int first, int column, Span<float> target, int stride) =>
        EmbeddingKernels.Gather(
            _rows.First((long)Weight.Rows * _stride), // other parts of swept rows lie behind
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

    /// <summary>As <see cref="Begin"/>, with all rows up to date at the end.</summary>
    public void BeginLevel(ReadOnlySpan<int> ids)
    {
        Begin(ids);
        for (var task = 0; task < CatchUpTasks; task++) CatchUp(task);
    }

    /// <summary>Begins anew with the rows that ranks touched, each with its gradient, in the order of the ranks.</summary>
    /// <param name="ids">Rows; several ranks may have touched one.</param>
    /// <param name="rows">[ids][<see cref="GradientWidth"/>].</param>
    public void Join(ReadOnlySpan<int> ids, ReadOnlySpan<float> rows)
    {
        BeginLevel(ids);
        SumRows(ids.Length, rows);
    }

    /// <summary>Adds a gradient to each of the rows that the batch began with.</summary>
    public void SumRows(int count, ReadOnlySpan<float> rows)
    {
        for (var column = 0; count > 0 && column < _padded; column += Panels.Width) Sum(0, count, column, rows[column..], _padded);
    }

    /// <summary>Moves the rows of the batch; where a sweep follows, in copies that it puts back.</summary>
    public void Step(Step step)
    {
        var numbers = new WeightStep(_optimizer, step, Weight);
        if (_sweeps)
        {
            for (var slot = 0; slot < _count; slot++)
            {
                for (var part = 0; part < Parts; part++) Part(part, _touched[slot]).CopyTo(Moved(part, slot));
                numbers.Apply(Moved(0, slot), Gradient(slot), Moved(1, slot), Parts > 2 ? Moved(2, slot) : default); // padding stays 0
            }

            return;
        }

        if (_optimizer is Sgd sgd)
        {
            var (rate, decay) = ((float)step.LearningRate, (float)(sgd.DecayOf(Weight) + (2.0 * Weight.L2)));
            if (Parts > 1) EmbeddingKernels.Sgd(Touched, _gradients.Span, _rows.All, _padded, rate, (float)step.Momentum, decay);
            else if (step.Momentum == 0) EmbeddingKernels.PlainSgd(Touched, _gradients.Span, _rows.All, _padded, rate, decay);
            else throw new ArgumentException($"A step has the momentum {step.Momentum}, and the network was told that none would.");
            Note(step);
            return;
        }

        for (var slot = 0; slot < _count; slot++)
        {
            var at = (long)_touched[slot] * _stride;
            numbers.Apply(
                _rows.Slice(at, _padded), Gradient(slot), _rows.Slice(at + _padded, _padded),
                Parts > 2 ? _rows.Slice(at + (2 * _padded), _padded) : default);
        }

        Note(step);
    }

    /// <summary>
    /// Moves one run of all rows as if none had a gradient, in whole vectors; then those that had one get what they came to. Where rows lag
    /// behind instead, all take their steps now and then.
    /// </summary>
    public void Sweep(int task, Step step)
    {
        var (first, last) = (task * SweepRows, Math.Min((task + 1) * SweepRows, Weight.Rows));
        if (_late is not null)
        {
            if (_late.IsFull) CatchUpRun(first, last);
            return;
        }

        var numbers = new WeightStep(_optimizer, step, Weight);
        var (at, count) = ((long)first * Width, (last - first) * Width);
        numbers.Sweep(
            _rows.Slice(at, count), _rows.Slice(_partStride + at, count), Parts > 2 ? _rows.Slice((2 * _partStride) + at, count) : default);
        for (var slot = 0; slot < _count; slot++)
        {
            var id = _touched[slot];
            if (id < first || id >= last) continue;
            for (var part = 0; part < Parts; part++) Moved(part, slot)[..Width].CopyTo(Part(part, id));
        }
    }

    public void Settle()
    {
        Level();
        var steps = _idle?.Steps ?? 0;
        if (_settledAt == steps) return;
        _settledAt = steps;
        for (var first = 0; first < Weight.Rows; first += SweepRows) CatchUpRun(first, Math.Min(first + SweepRows, Weight.Rows));
    }

    public void SettleUnseen()
    {
        if (_late is not null) Settle();
    }

    public IEnumerable<(string Suffix, Tensor Tensor)> Lag() => _momentum is null
        ? []
        : [(StateNames.Lag, Tensor.Of(Array.ConvertAll(_states, s => s.Since))), (StateNames.Idle, Tensor.Of(_momentum.Save()))];

    public void RestoreLag(Func<string, Tensor?> find)
    {
        if (_late is not null) MakeLevel();
        if (_momentum is null) return;
        // A state without lag has every row at its start, and knows of no steps.
        _momentum.Load(find(StateNames.Idle)?.As<long>() ?? [0]);
        _settledAt = -1;
        var since = find(StateNames.Lag)?.As<int>() ?? new int[Weight.Rows];
        if (since.Length != Weight.Rows || since.Any(s => s < 0 || s > _momentum.Steps))
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

    /// <summary>The distinct rows of the batch.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>Their gradients, each as wide as <see cref="GradientWidth"/>.</summary>
    public ReadOnlySpan<float> Gradients => _gradients.Span;

    /// <summary>Numbers of a gradient, padded to whole vectors.</summary>
    public int GradientWidth => _padded;

    private void CatchUp(ReadOnlySpan<int> ids) => _idle?.CatchUp(ids, _states, _rows.All, _padded);

    private void CatchUpRun(int first, int last)
    {
        Span<int> ids = stackalloc int[SweepRows];
        for (var i = 0; i < last - first; i++) ids[i] = first + i;
        CatchUp(ids[..(last - first)]);
    }

    /// <summary>The rows of the batch have taken a step that the others have yet to take.</summary>
    private void Note(Step step)
    {
        if (_idle is null) return;
        _idle.Advance(step);
        foreach (var id in Touched) _states[id].Since = _idle.Steps;
    }

    /// <summary>After all rows took all steps that are noted, there are none to note.</summary>
    private void Level()
    {
        if (_late is { IsFull: true }) MakeLevel();
    }

    private void MakeLevel()
    {
        _late!.Clear();
        foreach (ref var state in _states.AsSpan()) state.Since = 0;
        _settledAt = 0;
    }

    private Span<float> Gradient(int slot) => _gradients.Slice((long)slot * _padded, _padded);

    private Span<float> Moved(int part, int slot) => _moved.Slice((((long)slot * Parts) + part) * _padded, _padded);

    private Span<float> Part(int part, int row) => _rows.Slice(((long)row * _stride) + (part * _partStride), Width);
}
