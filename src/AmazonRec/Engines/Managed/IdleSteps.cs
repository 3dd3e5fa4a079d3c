using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The last steps of an optimiser that moves idle rows in no closed form (Adam, and whatever decays): rows without a gradient take them
/// later, all at once, with the same bits as if they had taken each in its turn.
/// </summary>
internal sealed class IdleSteps(Optimizer optimizer, Weight weight) : IIdleRows
{
    /// <summary>Steps that a row may lag behind; then every row takes them.</summary>
    public const int Most = 128;

    private readonly AdamNumbers[] _adam = new AdamNumbers[Most];
    private readonly SgdNumbers[] _sgd = new SgdNumbers[Most];
    private int _calm;

    /// <summary>Steps since all rows were last level.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether all rows have to take their steps now.</summary>
    public bool IsFull => Steps == Most;

    public void Advance(Step step)
    {
        var numbers = new WeightStep(optimizer, step, weight);
        if (numbers.Adam is { } adam)
        {
            if (Steps == 0 || !IdleRowKernels.Falls(_adam[Steps - 1], adam)) _calm = Steps;
            _adam[Steps] = adam;
        }

        _sgd[Steps++] = numbers.Sgd;
    }

    /// <summary>All rows are level.</summary>
    public void Clear() => Steps = 0;

    public void CatchUp(ReadOnlySpan<int> ids, Span<RowState> states, LongSpan rows, int width)
    {
        if (Steps == 0) return;
        if (optimizer is Sgd) IdleRowKernels.Sgd(ids, states, _sgd.AsSpan(0, Steps), rows, width);
        else IdleRowKernels.Adam(ids, states, _adam.AsSpan(0, Steps), _calm, rows, width);
    }
}
