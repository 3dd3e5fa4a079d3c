using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>Work on the rows of a panel, [rows][32].</summary>
public static class RowKernels
{
    /// <summary>output[row] = (output[row] +) a[row] · b[row].</summary>
    public static void Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> output, bool accumulate)
    {
        for (var row = 0; row < output.Length; row++)
        {
            var at = row * Panels.Width;
            var product = Load(a, at) * Load(b, at);
            var sum = Vector512.Sum(Vector512.FusedMultiplyAdd(Load(a, at + 16), Load(b, at + 16), product));
            output[row] = accumulate ? output[row] + sum : sum;
        }
    }

    /// <summary>output[row] = (output[row] +) scale[row] · values[row].</summary>
    public static void Scale(ReadOnlySpan<float> values, ReadOnlySpan<float> scale, Span<float> output, bool accumulate)
    {
        for (var row = 0; row < scale.Length; row++)
        {
            var s = Vector512.Create(scale[row]);
            for (var at = row * Panels.Width; at < (row + 1) * Panels.Width; at += 16)
            {
                var product = Load(values, at) * s;
                (accumulate ? product + Load(output, at) : product).CopyTo(output[at..]);
            }
        }
    }

    private static Vector512<float> Load(ReadOnlySpan<float> values, int at) => Vector512.Create(values.Slice(at, 16));
}
