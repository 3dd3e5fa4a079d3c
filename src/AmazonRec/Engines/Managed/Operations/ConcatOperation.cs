using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Rows side by side. Inputs of whole panels that nobody else reads live in this plane from the start and cost nothing.</summary>
internal sealed class ConcatOperation : BlockOperation
{
    private readonly List<(Edge Edge, int Column)> _copied = [];

    /// <param name="inputs">What is laid side by side.</param>
    /// <param name="onlyReader">Whether nobody but this reads an input.</param>
    public ConcatOperation(Edge[] inputs, Func<Edge, bool> onlyReader)
        : base(new Plane(inputs.Sum(i => i.Value.Width), asPanels: true), new Plane(inputs.Sum(i => i.Value.Width), asPanels: true), inputs)
    {
        var column = 0;
        foreach (var input in inputs)
        {
            var isWhole = column % Panels.Width == 0 && (input.Value.Width % Panels.Width == 0 || column + input.Value.Width == Width);
            if (isWhole && !input.Value.IsVector && onlyReader(input))
            {
                input.Value.PlaceIn(Value, column / Panels.Width);
                input.Gradient.PlaceIn(Gradient, column / Panels.Width);
            }
            else
            {
                _copied.Add((input, column));
            }

            column += input.Value.Width;
        }
    }

    public override void Forward(int block, BlockPass pass)
    {
        foreach (var (edge, column) in _copied)
        {
            var from = edge.Value.Block(block);
            var to = Value.Block(block);
            for (var c = 0; c < edge.Value.Width;)
            {
                var run = Run(c, column, edge.Value.Width);
                for (var row = 0; row < pass.RowsOf(block); row++)
                    from.Slice(edge.Value.At(row, c), run).CopyTo(to[Value.At(row, column + c)..]);
                c += run;
            }
        }
    }

    public override void Backward(int block, BlockPass pass)
    {
        foreach (var (edge, column) in _copied)
        {
            if (!edge.NeedsGradient) continue;
            var from = Gradient.Block(block);
            var to = edge.Gradient.Block(block);
            for (var c = 0; c < edge.Value.Width;)
            {
                var run = Run(c, column, edge.Value.Width);
                for (var row = 0; row < pass.RowsOf(block); row++)
                {
                    var source = from.Slice(Value.At(row, column + c), run);
                    var target = to.Slice(edge.Value.At(row, c), run);
                    if (edge.Accumulates) TensorPrimitives.Add(target, source, target);
                    else source.CopyTo(target);
                }

                c += run;
            }
        }
    }

    /// <summary>How many columns from <paramref name="c"/> on lie in one panel on both sides.</summary>
    private static int Run(int c, int column, int width) =>
        Math.Min(width - c, Math.Min(Panels.Width - (c % Panels.Width), Panels.Width - ((column + c) % Panels.Width)));
}
