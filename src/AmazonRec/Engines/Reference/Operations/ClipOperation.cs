using System.Numerics;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>max(min, min(x, max)); no gradient from beyond the range.</summary>
internal sealed class ClipOperation<T>(Operation<T> input, float min, float max) : Operation<T>(input.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _min = T.CreateChecked(min);
    private readonly T _max = T.CreateChecked(max);

    public override void Forward(Pass pass)
    {
        for (var i = 0; i < pass.Rows * Width; i++) Output[i] = T.Clamp(input.Output[i], _min, _max);
    }

    public override void Backward(Pass pass)
    {
        for (var i = 0; i < pass.Rows * Width; i++)
            if (input.Output[i] >= _min && input.Output[i] <= _max) input.Gradient[i] += Gradient[i];
    }
}
