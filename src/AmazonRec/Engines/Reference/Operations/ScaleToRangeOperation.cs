using System.Numerics;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>min + (max - min) sigmoid(x).</summary>
internal sealed class ScaleToRangeOperation<T>(Operation<T> input, float min, float max) : Operation<T>(input.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _min = T.CreateChecked(min);
    private readonly T _span = T.CreateChecked((double)max - min);

    public override void Forward(Pass pass)
    {
        for (var i = 0; i < pass.Rows * Width; i++) Output[i] = _min + (_span * (T.One / (T.One + T.Exp(-input.Output[i]))));
    }

    public override void Backward(Pass pass)
    {
        for (var i = 0; i < pass.Rows * Width; i++)
        {
            var sigmoid = (Output[i] - _min) / _span;
            input.Gradient[i] += Gradient[i] * _span * sigmoid * (T.One - sigmoid);
        }
    }
}
