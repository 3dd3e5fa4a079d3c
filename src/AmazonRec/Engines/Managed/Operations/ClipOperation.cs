using System.Numerics.Tensors;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>The nearest number of a range; only what lay inside passes anything back.</summary>
internal sealed class ClipOperation(Edge input, float min, float max) : BlockOperation(input.Value.Width, input)
{
    public override void Forward(int block, BlockPass pass)
    {
        TensorPrimitives.Clamp(input.Value.Block(block), min, max, Value.Block(block));
        Value.ClearPadding(block);
    }

    public override void Backward(int block, BlockPass pass)
    {
        var x = input.Value.Block(block);
        var g = Gradient.Block(block);
        for (var i = 0; i < g.Length; i++)
            if (x[i] < min || x[i] > max) g[i] = 0;
        input.Give(block, g);
    }
}
