using System.Numerics;
using System.Numerics.Tensors;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Dot product of two rows, of unit length each where asked.</summary>
internal sealed class DotOperation<T>(Operation<T> left, Operation<T> right, bool normalize) : Operation<T>(1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T Smallest = T.CreateChecked(1e-12);

    public override void Forward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
        {
            var a = left.OutputRow(row);
            var b = right.OutputRow(row);
            var dot = TensorPrimitives.Dot<T>(a, b);
            Output[row] = normalize ? dot * Scale(a) * Scale(b) : dot;
        }
    }

    public override void Backward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
        {
            var a = left.OutputRow(row);
            var b = right.OutputRow(row);
            var da = left.GradientRow(row);
            var db = right.GradientRow(row);
            var g = Gradient[row];
            if (!normalize)
            {
                TensorPrimitives.MultiplyAdd(b, g, da, da);
                TensorPrimitives.MultiplyAdd(a, g, db, db);
                continue;
            }

            // d(cos)/da = s_a s_b b - cos s_a² a; the second part vanishes where the length is clamped.
            var (sa, sb) = (Scale(a), Scale(b));
            TensorPrimitives.MultiplyAdd(b, g * sa * sb, da, da);
            TensorPrimitives.MultiplyAdd(a, g * sa * sb, db, db);
            TensorPrimitives.MultiplyAdd(a, -g * Output[row] * Curvature(a), da, da);
            TensorPrimitives.MultiplyAdd(b, -g * Output[row] * Curvature(b), db, db);
        }
    }

    private static T Scale(ReadOnlySpan<T> x) => T.One / T.Sqrt(T.Max(TensorPrimitives.SumOfSquares(x), Smallest));

    private static T Curvature(ReadOnlySpan<T> x)
    {
        var squares = TensorPrimitives.SumOfSquares(x);
        return squares > Smallest ? T.One / squares : T.Zero;
    }
}
