using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Dropout where it can't be part of the dense layer before it.</summary>
internal sealed class DropoutOperation(Edge input, float rate, RandomSource random) : BlockOperation(input.Value.Width, input)
{
    private static readonly float[] NoBias = new float[Panels.Width];

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
        var mask = DropoutMask.Create(random with { Part = (uint)pass.Step.Number }, rate, pass.Places);
        var first = block * Panels.BlockRows;
        if (!plane.IsVector)
        {
            var rows = Panels.WholeTiles(pass.RowsOf(block));
            for (var panel = 0; panel < Panels.Count(plane.Width); panel++)
                HiddenLayer.Activate(plane.Panel(block, panel), NoBias, rows, relu: false, mask, first, panel * Panels.Width);
            return;
        }

        var values = plane.Block(block);
        for (var row = 0; row < pass.RowsOf(block); row++) values[row] = mask.Keeps(first + row, 0) ? values[row] * mask.Scale : 0;
    }
}
