using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>A weight that every row uses, in panels [panel][rows][32], with its gradient and what the optimiser remembers of it.</summary>
internal sealed class DenseWeight : IWeightStore
{
    private readonly int _storedRows;
    private readonly AlignedBuffer[] _parts;

    public DenseWeight(Weight weight)
    {
        Weight = weight;
        _storedRows = Panels.WholeTiles(weight.Rows);
        _parts = [.. Enumerable.Range(0, 4).Select(_ => new AlignedBuffer((long)PanelCount * _storedRows * Panels.Width))];
    }

    public Weight Weight { get; }

    public int PanelCount => Panels.Count(Weight.Columns);

    /// <summary>One panel: [rows][32].</summary>
    public Span<float> Panel(int panel) => Part(0, panel);

    /// <summary>The gradient of one panel, with room for whole tiles of rows.</summary>
    public Span<float> Gradient(int panel) => Part(3, panel);

    public Span<float> SharedGradient => _parts[3].Span;

    /// <summary>One optimiser step of one panel.</summary>
    public void Step(int panel, in WeightStep step)
    {
        var count = Weight.Rows * Panels.Width; // rows beyond are a tile's padding
        step.Apply(Panel(panel)[..count], Gradient(panel)[..count], Part(1, panel)[..count], Part(2, panel)[..count]);
    }

    public void Settle()
    {
        // Every row moves at every step.
    }

    public void Read(int part, int row, Span<float> target)
    {
        for (var column = 0; column < Weight.Columns; column += Panels.Width)
            Row(part, row, column).CopyTo(target[column..]);
    }

    public void Write(int part, int row, ReadOnlySpan<float> source)
    {
        for (var column = 0; column < Weight.Columns; column += Panels.Width)
        {
            var to = Row(part, row, column);
            source.Slice(column, to.Length).CopyTo(to);
        }
    }

    private Span<float> Row(int part, int row, int column) =>
        Part(part, column / Panels.Width).Slice(row * Panels.Width, Math.Min(Panels.Width, Weight.Columns - column));

    private Span<float> Part(int part, int panel) =>
        _parts[part].Span.Slice(panel * _storedRows * Panels.Width, _storedRows * Panels.Width);
}
