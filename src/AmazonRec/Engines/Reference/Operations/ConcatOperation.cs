using System.Numerics;
using System.Numerics.Tensors;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Rows side by side.</summary>
internal sealed class ConcatOperation<T>(IReadOnlyList<Operation<T>> inputs) : Operation<T>(inputs.Sum(i => i.Width))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
        {
            var rest = OutputRow(row);
            foreach (var input in inputs)
            {
                input.OutputRow(row).CopyTo(rest);
                rest = rest[input.Width..];
            }
        }
    }

    public override void Backward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
        {
            var rest = GradientRow(row);
            foreach (var input in inputs)
            {
                var sum = input.GradientRow(row);
                TensorPrimitives.Add(sum, rest[..input.Width], sum);
                rest = rest[input.Width..];
            }
        }
    }
}
