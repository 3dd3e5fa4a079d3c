using System.Numerics;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Thins in training. Which numbers fall depends on seed, layer, step and place alone, so both passes draw the same.</summary>
internal sealed class DropoutOperation<T>(Operation<T> input, float rate, RandomSource random) : Operation<T>(input.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        var x = input.Output.AsSpan(0, pass.Rows * Width);
        if (pass.Training) Thin(x, Output, pass);
        else x.CopyTo(Output);
    }

    public override void Backward(Pass pass)
    {
        var thinned = new T[pass.Rows * Width];
        Thin(Gradient.AsSpan(0, thinned.Length), thinned, pass);
        for (var i = 0; i < thinned.Length; i++) input.Gradient[i] += thinned[i];
    }

    private void Thin(ReadOnlySpan<T> from, Span<T> to, Pass pass)
    {
        var mask = DropoutMask.Of(random with { Part = pass.Step }, rate);
        var scale = T.CreateChecked(65536.0 / (65536 - mask.Threshold));
        for (var i = 0; i < from.Length; i++) to[i] = mask.Keeps(i / Width, i % Width) ? from[i] * scale : T.Zero;
    }
}
