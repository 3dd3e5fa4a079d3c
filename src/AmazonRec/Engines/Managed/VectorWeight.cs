using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>A weight of one column, as one run of numbers with room for whole panels.</summary>
internal sealed class VectorWeight : IWeightStore
{
    private readonly AlignedBuffer[] _parts;

    public VectorWeight(Weight weight)
    {
        Weight = weight;
        _parts = [.. Enumerable.Range(0, 4).Select(_ => new AlignedBuffer(Panels.Count(weight.Rows) * Panels.Width))];
    }

    public Weight Weight { get; }

    /// <summary>The numbers; zeros behind them.</summary>
    public Span<float> Values => _parts[0].Span;

    /// <summary>The gradient, as long as the weight.</summary>
    public Span<float> Gradient => _parts[3].Span[..Weight.Rows];

    public Span<float> SharedGradient => Gradient;

    public void Step(in WeightStep step) =>
        step.Apply(Values[..Weight.Rows], Gradient, _parts[1].Span[..Weight.Rows], _parts[2].Span[..Weight.Rows]);

    public void Settle()
    {
        // Every row moves at every step.
    }

    public void Read(int part, int row, Span<float> target) => target[0] = _parts[part].Span[row];

    public void Write(int part, int row, ReadOnlySpan<float> source) => _parts[part].Span[row] = source[0];
}
