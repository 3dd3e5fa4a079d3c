using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute.Limits;

/// <summary>
/// The most single-precision arithmetic that this machine does: fused multiply-adds on registers alone, in chains that don't wait for one
/// another. No program is faster, so a model's share of it says how much is left to win.
/// </summary>
public static class FmaPeak
{
    // Two units with a latency of four cycles are busy from eight chains on; more than twelve would not fit the registers of Vector256.
    private const int Chains = 12;

    // Each chain closes in on Shrink * x + Grow = x, which is 1: no overflow, and no denormal numbers, which are slow.
    private const float Shrink = 0.75f;
    private const float Grow = 0.25f;

    /// <summary>Operations per second; an addition and a multiplication are two.</summary>
    /// <param name="threads">Threads that calculate at once.</param>
    /// <param name="steps">Length of each chain; a million takes about 2 ms.</param>
    /// <param name="rounds">Rounds to take the best of: many short ones find a moment when nothing else runs.</param>
    public static double Measure(int threads, int steps = 8_000_000, int rounds = 25)
    {
        var width = Vector512.IsHardwareAccelerated ? Vector512<float>.Count
            : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
            : Vector<float>.Count;
        var operations = 2.0 * Chains * width * steps;
        return ThreadedRate.Best(threads, rounds, _ => float.IsNaN(Run(steps)) ? 0 : operations);
    }

    /// <summary>Runs every chain for a number of steps, with the widest vectors; returns the mean of what they come to: 1.</summary>
    public static float Run(int steps) =>
        Vector512.IsHardwareAccelerated ? Run512(steps) : Vector256.IsHardwareAccelerated ? Run256(steps) : RunPortable(steps);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Run512(int steps)
    {
        var (a, b) = (Vector512.Create(Shrink), Vector512.Create(Grow));
        var (c0, c1, c2, c3, c4, c5) = (a, a, a, a, a, a);
        var (c6, c7, c8, c9, c10, c11) = (b, b, b, b, b, b);
        for (var step = 0; step < steps; step++)
        {
            c0 = Vector512.FusedMultiplyAdd(c0, a, b);
            c1 = Vector512.FusedMultiplyAdd(c1, a, b);
            c2 = Vector512.FusedMultiplyAdd(c2, a, b);
            c3 = Vector512.FusedMultiplyAdd(c3, a, b);
            c4 = Vector512.FusedMultiplyAdd(c4, a, b);
            c5 = Vector512.FusedMultiplyAdd(c5, a, b);
            c6 = Vector512.FusedMultiplyAdd(c6, a, b);
            c7 = Vector512.FusedMultiplyAdd(c7, a, b);
            c8 = Vector512.FusedMultiplyAdd(c8, a, b);
            c9 = Vector512.FusedMultiplyAdd(c9, a, b);
            c10 = Vector512.FusedMultiplyAdd(c10, a, b);
            c11 = Vector512.FusedMultiplyAdd(c11, a, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
        return Vector512.Sum(sum) / (Chains * Vector512<float>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Run256(int steps)
    {
        var (a, b) = (Vector256.Create(Shrink), Vector256.Create(Grow));
        var (c0, c1, c2, c3, c4, c5) = (a, a, a, a, a, a);
        var (c6, c7, c8, c9, c10, c11) = (b, b, b, b, b, b);
        for (var step = 0; step < steps; step++)
        {
            c0 = Vector256.FusedMultiplyAdd(c0, a, b);
            c1 = Vector256.FusedMultiplyAdd(c1, a, b);
            c2 = Vector256.FusedMultiplyAdd(c2, a, b);
            c3 = Vector256.FusedMultiplyAdd(c3, a, b);
            c4 = Vector256.FusedMultiplyAdd(c4, a, b);
            c5 = Vector256.FusedMultiplyAdd(c5, a, b);
            c6 = Vector256.FusedMultiplyAdd(c6, a, b);
            c7 = Vector256.FusedMultiplyAdd(c7, a, b);
            c8 = Vector256.FusedMultiplyAdd(c8, a, b);
            c9 = Vector256.FusedMultiplyAdd(c9, a, b);
            c10 = Vector256.FusedMultiplyAdd(c10, a, b);
            c11 = Vector256.FusedMultiplyAdd(c11, a, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
        return Vector256.Sum(sum) / (Chains * Vector256<float>.Count);
    }

    // Vector<T> is what the machine has, also on Arm.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float RunPortable(int steps)
    {
        var (a, b) = (new Vector<float>(Shrink), new Vector<float>(Grow));
        var (c0, c1, c2, c3, c4, c5) = (a, a, a, a, a, a);
        var (c6, c7, c8, c9, c10, c11) = (b, b, b, b, b, b);
        for (var step = 0; step < steps; step++)
        {
            c0 = Vector.FusedMultiplyAdd(c0, a, b);
            c1 = Vector.FusedMultiplyAdd(c1, a, b);
            c2 = Vector.FusedMultiplyAdd(c2, a, b);
            c3 = Vector.FusedMultiplyAdd(c3, a, b);
            c4 = Vector.FusedMultiplyAdd(c4, a, b);
            c5 = Vector.FusedMultiplyAdd(c5, a, b);
            c6 = Vector.FusedMultiplyAdd(c6, a, b);
            c7 = Vector.FusedMultiplyAdd(c7, a, b);
            c8 = Vector.FusedMultiplyAdd(c8, a, b);
            c9 = Vector.FusedMultiplyAdd(c9, a, b);
            c10 = Vector.FusedMultiplyAdd(c10, a, b);
            c11 = Vector.FusedMultiplyAdd(c11, a, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
        return Vector.Sum(sum) / (Chains * Vector<float>.Count);
    }
}
