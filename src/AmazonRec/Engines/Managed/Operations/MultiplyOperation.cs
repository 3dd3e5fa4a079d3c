using System.Numerics.Tensors;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Element-wise product.</summary>
internal sealed class MultiplyOperation(Edge left, Edge right) : BlockOperation(left.Value.Width, left, right)
{
    public override void Forward(int block, BlockPass pass) =>
        TensorPrimitives.Multiply(left.Value.Block(block), right.Value.Block(block), Value.Block(block));

    public override void Backward(int block, BlockPass pass)
    {
        var g = Gradient.Block(block);
        if (left.NeedsGradient) left.GiveProduct(block, g, right.Value.Block(block));
        if (right.NeedsGradient) right.GiveProduct(block, g, left.Value.Block(block));
    }
}
