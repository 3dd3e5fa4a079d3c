using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>
/// Those sweeps of <see cref="HiddenLayer"/> that are faster when written in vectors of 256 bits, for processors without 512; for the
/// others the compiler's halves of 512 are as fast. Columns are taken 16 at a time, so that what a sweep remembers between rows stays in
/// the 16 registers. The arithmetic is the same in every column, and so are the bits.
/// </summary>
internal static unsafe class HiddenLayer256
{
    private const int Lanes = 8;
    private const int Half = Panels.Width / 2;

    /// <summary>With dropout. Lane l of a half h reads columns 8 h + l and 16 + 8 h + l: the low and the high bits of one random word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        float* panel, float* bias, float* head, float* sums, int rows, bool relu, DropoutMask mask, int firstRow, int firstColumn)
    {
        var floor = Vector256.Create(relu ? 0 : float.NegativeInfinity);
        var scale = Vector256.Create(mask.Scale);
        var dropped = Vector256.Create((int)mask.Threshold - 1);
        for (var half = 0; half < 2; half++)
        {
            var (low, high) = (half * Lanes, Half + (half * Lanes));
            var (bias0, bias1) = (Vector256.Load(bias + low), Vector256.Load(bias + high));
            for (var row = 0; row < rows; row += 4)
            {
                mask.Words(
                    firstRow + row, (uint)half, (uint)(firstColumn / Panels.Width),
                    out var word0, out var word1, out var word2, out var word3);
                var p = panel + (row * Panels.Width);
                Thin(p, low, high, word0, bias0, bias1, floor, scale, dropped);
                Thin(p + Panels.Width, low, high, word1, bias0, bias1, floor, scale, dropped);
                Thin(p + (2 * Panels.Width), low, high, word2, bias0, bias1, floor, scale, dropped);
                Thin(p + (3 * Panels.Width), low, high, word3, bias0, bias1, floor, scale, dropped);
            }
        }

        if (head is not null) Dot(panel, head, sums, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HeadBackward(
        float* panel, float* head, float* errors, int rows, bool relu, float scale, float* headGradient, float* biasGradient)
    {
        var zero = Vector256<float>.Zero;
        var always = relu ? zero : Vector256<float>.AllBitsSet; // without ReLU, all passes
        for (var at = 0; at < Panels.Width; at += Half)
        {
            var (head0, head1) = (Vector256.Load(head + at), Vector256.Load(head + at + 8));
            var (headSum0, headSum1) = (Vector256.Load(headGradient + at), Vector256.Load(headGradient + at + 8));
            var (biasSum0, biasSum1) = (Vector256.Load(biasGradient + at), Vector256.Load(biasGradient + at + 8));
            var p = panel + at;
            for (var row = 0; row < rows; row++, p += Panels.Width)
            {
                var e = Vector256.Create(errors[row]);
                var s = Vector256.Create(errors[row] * scale);
                var (h0, h1) = (Vector256.Load(p), Vector256.Load(p + 8));
                headSum0 = Vector256.FusedMultiplyAdd(h0, e, headSum0);
                headSum1 = Vector256.FusedMultiplyAdd(h1, e, headSum1);
                var d0 = s * head0 & (Vector256.GreaterThan(h0, zero) | always);
                var d1 = s * head1 & (Vector256.GreaterThan(h1, zero) | always);
                d0.Store(p);
                d1.Store(p + 8);
                biasSum0 += d0;
                biasSum1 += d1;
            }

            headSum0.Store(headGradient + at);
            headSum1.Store(headGradient + at + 8);
            biasSum0.Store(biasGradient + at);
            biasSum1.Store(biasGradient + at + 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Thin(
        float* row, int low, int high, Vector256<uint> word, Vector256<float> bias0, Vector256<float> bias1, Vector256<float> floor,
        Vector256<float> scale, Vector256<int> dropped)
    {
        var kept0 = Vector256.GreaterThan((word & Vector256.Create(0xFFFFu)).AsInt32(), dropped).AsSingle();
        var kept1 = Vector256.GreaterThan((word >>> 16).AsInt32(), dropped).AsSingle();
        (Vector256.MaxNative(floor, Vector256.Load(row + low) + bias0) * scale & kept0).Store(row + low);
        (Vector256.MaxNative(floor, Vector256.Load(row + high) + bias1) * scale & kept1).Store(row + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dot(float* panel, float* head, float* sums, int rows)
    {
        var (head0, head1) = (Vector256.Load(head), Vector256.Load(head + 8));
        var (head2, head3) = (Vector256.Load(head + 16), Vector256.Load(head + 24));
        for (var row = 0; row < rows; row++)
        {
            var p = panel + (row * Panels.Width);
            var s = sums + (row * Half);
            var low = Vector256.FusedMultiplyAdd(Vector256.Load(p + 16), head2, Vector256.Load(s));
            Vector256.FusedMultiplyAdd(Vector256.Load(p), head0, low).Store(s);
            var high = Vector256.FusedMultiplyAdd(Vector256.Load(p + 24), head3, Vector256.Load(s + 8));
            Vector256.FusedMultiplyAdd(Vector256.Load(p + 8), head1, high).Store(s + 8);
        }
    }
}
