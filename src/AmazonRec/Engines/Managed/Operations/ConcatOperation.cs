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
        foreach (var (edge, column) in _copied) Copy(edge.Value, Value, 0, column, edge.Value.Width, block, pass.RowsOf(block), false);
    }

    public override void Backward(int block, BlockPass pass)
    {
        foreach (var (edge, column) in _copied)
            if (edge.NeedsGradient)
                Copy(Gradient, edge.Gradient, column, 0, edge.Value.Width, block, pass.RowsOf(block), edge.Accumulates);
    }

    /// <summary>Copies or adds columns of one plane to columns of another, as many at a time as lie in one panel on both sides.</summary>
    private static void Copy(Plane from, Plane to, int fromColumn, int toColumn, int width, int block, int rows, bool accumulate)
    {
        for (var c = 0; c < width;)
        {
            var run = Math.Min(
                width - c, Math.Min(Panels.Width - ((fromColumn + c) % Panels.Width), Panels.Width - ((toColumn + c) % Panels.Width)));
            RowKernels.Copy(
                from.Block(block)[from.At(0, fromColumn + c)..], Stride(from), to.Block(block)[to.At(0, toColumn + c)..], Stride(to), rows,
                run, accumulate);
            c += run;
        }

        static int Stride(Plane plane) => plane.IsVector ? 1 : Panels.Width;
    }
}
