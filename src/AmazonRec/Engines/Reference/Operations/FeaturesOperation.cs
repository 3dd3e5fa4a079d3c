using System.Numerics;
using System.Numerics.Tensors;
using AmazonRec.Features;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Looks up the frozen numbers of each item.</summary>
internal sealed class FeaturesOperation<T>(ItemFeatures features) : Operation<T>(features.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
            TensorPrimitives.ConvertChecked<float, T>(features.Values.AsSpan(pass.Items[row] * Width, Width), OutputRow(row));
    }

    public override void Backward(Pass pass)
    {
        // Frozen: nothing learns here.
    }
}
