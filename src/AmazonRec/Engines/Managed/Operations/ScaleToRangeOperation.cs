using System.Numerics.Tensors;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>min + (max - min) sigmoid(x).</summary>
internal sealed class ScaleToRangeOperation(Edge input, float min, float max) : BlockOperation(input.Value.Width, input)
{
    private readonly float _span = max - min;

    public override void Forward(int block, BlockPass pass)
    {
        var y = Value.Block(block);
        TensorPrimitives.Sigmoid(input.Value.Block(block), y);
        TensorPrimitives.Multiply(y, _span, y);
        TensorPrimitives.Add(y, min, y);
        Value.ClearPadding(block);
    }

    public override void Backward(int block, BlockPass pass)
    {
        var y = Value.Block(block);
        var g = Gradient.Block(block);
        for (var i = 0; i < g.Length; i++) g[i] *= (y[i] - min) * (max - y[i]) / _span;
        input.Give(block, g);
    }
}
