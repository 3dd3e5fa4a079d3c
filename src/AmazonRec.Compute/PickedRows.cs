using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>
/// Work on rows picked from a table [rows][stride], in any order and as often as they are named. A stride is a multiple of 16 numbers, of
/// which those behind the width in use are zero and stay so.
/// </summary>
public static unsafe class PickedRows
{
    private const int Lanes = AlignedBuffer.Line;
    private const int Block = 8 * Lanes;

    /// <summary>The smallest stride for rows of <paramref name="width"/> numbers.</summary>
    public static int Stride(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>target = (target +) sum over i of weights[i] · table[rows[i]], the terms in that order.</summary>
    /// <param name="table">[rows][stride].</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="weights">One for each of them.</param>
    /// <param name="target">[stride]; may be no part of the table.</param>
    /// <param name="accumulate">Whether to add to what target holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(
        ReadOnlySpan<float> table, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> target, bool accumulate)
    {
        var stride = target.Length;
        Check(table.Length, stride, rows);
        if (weights.Length < rows.Length)
            throw new ArgumentException($"{rows.Length} rows have {weights.Length} weights.", nameof(weights));
        fixed (float* t = table, w = weights, to = target)
        fixed (int* r = rows)
        {
            var at = 0;
            for (; at + Block <= stride; at += Block)
            {
                var (s0, s1, s2, s3, s4, s5, s6, s7) = accumulate
                    ? (
                        Vector512.Load(to + at),
                        Vector512.Load(to + at + 16),
                        Vector512.Load(to + at + 32),
                        Vector512.Load(to + at + 48),
                        Vector512.Load(to + at + 64),
                        Vector512.Load(to + at + 80),
                        Vector512.Load(to + at + 96),
                        Vector512.Load(to + at + 112))
                    : default;
                for (var i = 0; i < rows.Length; i++)
                {
                    var weight = Vector512.Create(w[i]);
                    var row = t + ((long)r[i] * stride) + at;
                    s0 = Vector512.FusedMultiplyAdd(Vector512.Load(row), weight, s0);
                    s1 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 16), weight, s1);
                    s2 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 32), weight, s2);
                    s3 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 48), weight, s3);
                    s4 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 64), weight, s4);
                    s5 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 80), weight, s5);
                    s6 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 96), weight, s6);
                    s7 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 112), weight, s7);
                }

                s0.Store(to + at);
                s1.Store(to + at + 16);
                s2.Store(to + at + 32);
                s3.Store(to + at + 48);
                s4.Store(to + at + 64);
                s5.Store(to + at + 80);
                s6.Store(to + at + 96);
                s7.Store(to + at + 112);
            }

            for (; at < stride; at += Lanes)
            {
                var s = accumulate ? Vector512.Load(to + at) : Vector512<float>.Zero;
                for (var i = 0; i < rows.Length; i++)
                    s = Vector512.FusedMultiplyAdd(Vector512.Load(t + ((long)r[i] * stride) + at), Vector512.Create(w[i]), s);
                s.Store(to + at);
            }
        }
    }

    /// <summary>dots[i] = table[rows[i]] · vector.</summary>
    /// <param name="table">[rows][stride].</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="vector">[stride].</param>
    /// <param name="dots">One number for each of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot(ReadOnlySpan<float> table, ReadOnlySpan<int> rows, ReadOnlySpan<float> vector, Span<float> dots)
    {
        var stride = vector.Length;
        Check(table.Length, stride, rows);
        if (dots.Length < rows.Length)
            throw new ArgumentException($"{rows.Length} rows have room for {dots.Length} products.", nameof(dots));
        fixed (float* t = table, v = vector)
        {
            var i = 0;
            for (; i + 1 < rows.Length; i += 2)
            {
                var a = t + ((long)rows[i] * stride);
                var b = t + ((long)rows[i + 1] * stride);
                var (a0, a1, b0, b1) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                var at = 0;
                for (; at + (2 * Lanes) <= stride; at += 2 * Lanes)
                {
                    var (x, y) = (Vector512.Load(v + at), Vector512.Load(v + at + Lanes));
                    a0 = Vector512.FusedMultiplyAdd(Vector512.Load(a + at), x, a0);
                    a1 = Vector512.FusedMultiplyAdd(Vector512.Load(a + at + Lanes), y, a1);
                    b0 = Vector512.FusedMultiplyAdd(Vector512.Load(b + at), x, b0);
                    b1 = Vector512.FusedMultiplyAdd(Vector512.Load(b + at + Lanes), y, b1);
                }

                if (at < stride)
                {
                    var x = Vector512.Load(v + at);
                    a0 = Vector512.FusedMultiplyAdd(Vector512.Load(a + at), x, a0);
                    b0 = Vector512.FusedMultiplyAdd(Vector512.Load(b + at), x, b0);
                }

                (dots[i], dots[i + 1]) = (Vector512.Sum(a0 + a1), Vector512.Sum(b0 + b1));
            }

            if (i == rows.Length) return;
            var last = t + ((long)rows[i] * stride);
            var sum = Vector512<float>.Zero;
            for (var at = 0; at < stride; at += Lanes)
                sum = Vector512.FusedMultiplyAdd(Vector512.Load(last + at), Vector512.Load(v + at), sum);
            dots[i] = Vector512.Sum(sum);
        }
    }

    private static void Check(long length, int stride, ReadOnlySpan<int> rows)
    {
        if (stride == 0 || stride % Lanes != 0)
            throw new ArgumentException($"A stride of {stride} is no multiple of {Lanes}.", nameof(stride));
        var count = (uint)(length / stride);
        foreach (var row in rows)
            if ((uint)row >= count) throw new ArgumentOutOfRangeException(nameof(rows), row, $"The table has {count} rows.");
    }
}
