using System.Numerics;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>The same number for every row; its gradient is the sum over the rows.</summary>
internal sealed class OffsetOperation<T>(Parameter<T> number) : Operation<T>(1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass) => Output.AsSpan(0, pass.Rows).Fill(number.Value[0]);

    public override void Backward(Pass pass)
    {
        var sum = number.GradientRow(0);
        for (var row = 0; row < pass.Rows; row++) sum[0] += Gradient[row];
    }
}
