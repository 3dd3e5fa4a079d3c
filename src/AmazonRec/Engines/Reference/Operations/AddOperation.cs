using System.Numerics;
using System.Numerics.Tensors;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Element-wise sum.</summary>
internal sealed class AddOperation<T>(IReadOnlyList<Operation<T>> inputs) : Operation<T>(inputs[0].Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        var sum = Output.AsSpan(0, pass.Rows * Width);
        sum.Clear();
        foreach (var input in inputs) TensorPrimitives.Add(sum, input.Output.AsSpan(0, sum.Length), sum);
    }

    public override void Backward(Pass pass)
    {
        var g = Gradient.AsSpan(0, pass.Rows * Width);
        foreach (var input in inputs)
        {
            var sum = input.Gradient.AsSpan(0, g.Length);
            TensorPrimitives.Add(sum, g, sum);
        }
    }
}
