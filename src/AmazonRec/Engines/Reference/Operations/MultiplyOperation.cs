using System.Numerics;
using System.Numerics.Tensors;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Element-wise product.</summary>
internal sealed class MultiplyOperation<T>(Operation<T> left, Operation<T> right) : Operation<T>(left.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        var count = pass.Rows * Width;
        TensorPrimitives.Multiply<T>(left.Output.AsSpan(0, count), right.Output.AsSpan(0, count), Output);
    }

    public override void Backward(Pass pass)
    {
        var count = pass.Rows * Width;
        var g = Gradient.AsSpan(0, count);
        TensorPrimitives.MultiplyAdd<T>(g, right.Output.AsSpan(0, count), left.Gradient.AsSpan(0, count), left.Gradient);
        TensorPrimitives.MultiplyAdd<T>(g, left.Output.AsSpan(0, count), right.Gradient.AsSpan(0, count), right.Gradient);
    }
}
