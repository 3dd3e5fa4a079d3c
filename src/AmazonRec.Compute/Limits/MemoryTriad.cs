using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AmazonRec.Compute.Limits;

/// <summary>How fast memory is, by the triad of STREAM (McCalpin 1995): a = b + s c over arrays that no cache holds.</summary>
public static class MemoryTriad
{
    private const float Scale = 3;

    /// <summary>
    /// Bytes per second, counted as STREAM counts: two numbers read and one written. The line that is read before it is written over is
    /// not counted.
    /// </summary>
    /// <param name="threads">Threads that read and write at once, each arrays of its own.</param>
    /// <param name="length">Numbers per array, shared out over the threads.</param>
    /// <param name="rounds">Rounds to take the best of.</param>
    public static double Measure(int threads, int length = 1 << 24, int rounds = 25)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var part = Math.Max(length / threads, 1);
        var arrays = new (float[] A, float[] B, float[] C)[threads];
        foreach (ref var array in arrays.AsSpan()) array = (Filled(part, 0), Filled(part, 1), Filled(part, 2)); // every page is there
        return ThreadedRate.Best(threads, rounds, thread =>
        {
            Run(arrays[thread].A, arrays[thread].B, arrays[thread].C);
            return 3.0 * sizeof(float) * part;
        });
    }

    /// <summary>a = b + 3 c, for spans of equal length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
    {
        if (b.Length != a.Length || c.Length != a.Length) throw new ArgumentException("The spans differ in length.", nameof(a));
        var scale = new Vector<float>(Scale);
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        var vc = MemoryMarshal.Cast<float, Vector<float>>(c);
        for (var i = 0; i < va.Length; i++) va[i] = vb[i] + (scale * vc[i]);
        for (var i = va.Length * Vector<float>.Count; i < a.Length; i++) a[i] = b[i] + (Scale * c[i]);
    }

    private static float[] Filled(int length, float value)
    {
        var array = GC.AllocateUninitializedArray<float>(length);
        Array.Fill(array, value);
        return array;
    }
}
