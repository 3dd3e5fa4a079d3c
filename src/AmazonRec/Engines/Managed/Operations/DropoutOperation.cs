using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Dropout where it can't be part of the dense layer before it.</summary>
internal sealed class DropoutOperation(Edge input, float rate, RandomSource random) : BlockOperation(input.Value.Width, input)
{
    public override void Forward(int block, BlockPass pass)
    {
        input.Value.Block(block).CopyTo(Value.Block(block));
        if (pass.Training) Thin(Value, block, pass);
    }

    public override void Backward(int block, BlockPass pass)
    {
        Thin(Gradient, block, pass);
        input.Give(block, Gradient.Block(block));
    }

    private void Thin(Plane plane, int block, BlockPass pass)
    {
        var mask = DropoutMask.Create(random with { Part = (uint)pass.Step.Number }, rate);
        var values = plane.Block(block);
        for (var column = 0; column < plane.Width; column++)
            for (var row = 0; row < pass.RowsOf(block); row++)
            {
                var i = plane.At(row, column);
                values[i] = mask.Keeps((block * Panels.BlockRows) + row, column) ? values[i] * mask.Scale : 0;
            }
    }
}
