using System.Numerics;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Thins in training. Which numbers fall depends on seed, layer, step and place alone, so both passes draw the same.</summary>
internal sealed class DropoutOperation<T>(Operation<T> input, float rate, RandomSource random) : Operation<T>(input.Width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _scale = T.One / (T.One - T.CreateChecked(rate));

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
        var source = random with { Part = pass.Step };
        for (var i = 0; i < from.Length; i++) to[i] = source.Uniform((ulong)i) >= rate ? from[i] * _scale : T.Zero;
    }
}
