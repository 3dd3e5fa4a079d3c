using System.Numerics;
using AmazonRec.Models;

namespace AmazonRec.Engines.Reference;

/// <summary>A weight, its gradient of the batch at hand, and what the optimiser remembers of it.</summary>
internal sealed class Parameter<T>(Weight weight)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<int> _touched = [];
    private readonly bool[] _isTouched = new bool[weight.Rows];

    public Weight Weight { get; } = weight;

    public int Columns => Weight.Columns;

    /// <summary>[rows, columns] row-major, like all that follow.</summary>
    public T[] Value { get; } = new T[(long)weight.Rows * weight.Columns];

    /// <summary>Zero outside the touched rows.</summary>
    public T[] Gradient { get; } = new T[(long)weight.Rows * weight.Columns];

    /// <summary>Velocity, or mean gradient.</summary>
    public T[] Moment1 { get; } = new T[(long)weight.Rows * weight.Columns];

    /// <summary>Mean squared gradient.</summary>
    public T[] Moment2 { get; } = new T[(long)weight.Rows * weight.Columns];

    /// <summary>Rows that the batch reads, each once, in the order of the batch.</summary>
    public IReadOnlyList<int> Touched => _touched;

    public Span<T> Row(int row) => Value.AsSpan(row * Columns, Columns);

    /// <summary>The gradient of a row, which counts as touched from now on.</summary>
    public Span<T> GradientRow(int row)
    {
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            _touched.Add(row);
        }

        return Gradient.AsSpan(row * Columns, Columns);
    }

    /// <summary>Forgets the batch.</summary>
    public void ClearGradient()
    {
        foreach (var row in _touched)
        {
            Gradient.AsSpan(row * Columns, Columns).Clear();
            _isTouched[row] = false;
        }

        _touched.Clear();
    }
}
