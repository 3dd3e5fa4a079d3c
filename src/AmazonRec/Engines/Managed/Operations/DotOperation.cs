using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Dot product of two rows, of unit length each where asked.</summary>
internal sealed class DotOperation(Edge left, Edge right, bool normalize) : BlockOperation(1, left, right)
{
    private const float Smallest = 1e-12f;

    public override void Forward(int block, BlockPass pass)
    {
        var output = Value.Block(block)[..pass.RowsOf(block)];
        RowProducts(left.Value, right.Value, block, output);
        if (!normalize) return;
        Span<float> squares = stackalloc float[Panels.BlockRows];
        foreach (var side in (ReadOnlySpan<Edge>)[left, right])
        {
            RowProducts(side.Value, side.Value, block, squares[..output.Length]);
            for (var row = 0; row < output.Length; row++) output[row] /= MathF.Sqrt(MathF.Max(squares[row], Smallest));
        }
    }

    public override void Backward(int block, BlockPass pass)
    {
        var rows = pass.RowsOf(block);
        var g = Gradient.Block(block)[..rows];
        if (!normalize)
        {
            Give(left, right.Value, block, g);
            Give(right, left.Value, block, g);
            return;
        }

        // d(cos)/da = s_a s_b b - cos s_a² a; the second part vanishes where the length is clamped.
        Span<float> both = stackalloc float[Panels.BlockRows];
        Span<float> own = stackalloc float[Panels.BlockRows];
        Span<float> leftSquares = stackalloc float[Panels.BlockRows];
        Span<float> rightSquares = stackalloc float[Panels.BlockRows];
        RowProducts(left.Value, left.Value, block, leftSquares[..rows]);
        RowProducts(right.Value, right.Value, block, rightSquares[..rows]);
        for (var row = 0; row < rows; row++)
            both[row] = g[row] / MathF.Sqrt(MathF.Max(leftSquares[row], Smallest) * MathF.Max(rightSquares[row], Smallest));
        var cosine = Value.Block(block);
        foreach (var isLeft in (ReadOnlySpan<bool>)[true, false])
        {
            var (side, other) = isLeft ? (left, right) : (right, left);
            if (!side.NeedsGradient) continue;
            var squares = isLeft ? leftSquares : rightSquares;
            for (var row = 0; row < rows; row++) own[row] = squares[row] > Smallest ? -g[row] * cosine[row] / squares[row] : 0;
            Give(side, other.Value, block, both[..rows]);
            Add(side.Gradient, side.Value, block, own[..rows]);
        }
    }

    /// <summary>output[row] = a[row] · b[row].</summary>
    private static void RowProducts(Plane a, Plane b, int block, Span<float> output)
    {
        if (a.IsVector)
        {
            TensorPrimitives.Multiply(a.Block(block)[..output.Length], b.Block(block)[..output.Length], output);
            return;
        }

        for (var panel = 0; panel < Panels.Count(a.Width); panel++)
            RowKernels.Dot(a.Panel(block, panel), b.Panel(block, panel), a.Width - (panel * Panels.Width), output, accumulate: panel > 0);
    }

    /// <summary>Gives the side its gradient: scale[row] · other[row].</summary>
    private static void Give(Edge side, Plane other, int block, ReadOnlySpan<float> scale)
    {
        if (!side.NeedsGradient) return;
        if (other.IsVector) side.GiveProduct(block, scale, other.Block(block)[..scale.Length]);
        else
            for (var panel = 0; panel < Panels.Count(other.Width); panel++)
                RowKernels.Scale(
                    other.Panel(block, panel),
                    other.Width - (panel * Panels.Width),
                    scale,
                    side.Gradient.Panel(block, panel),
                    side.Accumulates);
    }

    private static void Add(Plane target, Plane values, int block, ReadOnlySpan<float> scale)
    {
        if (values.IsVector)
            TensorPrimitives.MultiplyAdd(values.Block(block)[..scale.Length], scale, target.Block(block), target.Block(block));
        else
            for (var panel = 0; panel < Panels.Count(values.Width); panel++)
                RowKernels.Scale(
                    values.Panel(block, panel), values.Width - (panel * Panels.Width), scale, target.Panel(block, panel), accumulate: true);
    }
}
