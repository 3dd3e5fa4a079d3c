using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>The first column of a panel as a layer of single numbers.</summary>
internal sealed class ColumnOperation(Edge input) : BlockOperation(1, input)
{
    public override void Forward(int block, BlockPass pass)
    {
        var (from, to) = (input.Value, Value);
        for (var row = 0; row < pass.RowsOf(block); row++) to.Block(block)[row] = from.Block(block)[row * Panels.Width];
    }

    public override void Backward(int block, BlockPass pass)
    {
        var from = Gradient.Block(block);
        var to = input.Gradient.Block(block);
        for (var row = 0; row < Panels.BlockRows; row++) to[row * Panels.Width] = from[row];
    }
}
