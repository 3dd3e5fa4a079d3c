using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The last steps of an optimiser that moves idle rows in no closed form (Adam, and whatever decays): rows without a gradient take them
/// later, all at once, with the same bits as if they had taken each in its turn.
/// </summary>
internal sealed class IdleSteps(Optimizer optimizer, Weight weight)
{
    /// <summary>Steps that a row may lag behind; then every row takes them.</summary>
    public const int Most = 128;

    private readonly AdamNumbers[] _adam = new AdamNumbers[Most];
    private readonly SgdNumbers[] _sgd = new SgdNumbers[Most];
    private int _calm;

    /// <summary>Steps taken since all rows were last level.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all rows have to take their steps now.</summary>
    public bool IsFull => Count == Most;

    /// <summary>Takes note of a step.</summary>
    public void Advance(Step step)
    {
        var numbers = new WeightStep(optimizer, step, weight);
        if (numbers.Adam is { } adam)
        {
            if (Count == 0 || !IdleRowKernels.Falls(_adam[Count - 1], adam)) _calm = Count;
            _adam[Count] = adam;
        }

        _sgd[Count++] = numbers.Sgd;
    }

    /// <summary>All rows are level.</summary>
    public void Clear() => Count = 0;

    /// <summary>Rows take what steps they lack.</summary>
    public void CatchUp(ReadOnlySpan<int> ids, Span<RowState> states, Span<float> rows, int width)
    {
        if (Count == 0) return;
        if (optimizer is Sgd) IdleRowKernels.Sgd(ids, states, _sgd.AsSpan(0, Count), rows, width);
        else IdleRowKernels.Adam(ids, states, _adam.AsSpan(0, Count), _calm, rows, width);
    }
}
