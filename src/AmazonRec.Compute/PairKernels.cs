using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>Work on pairs drawn in random order.</summary>
public static unsafe class PairKernels
{
    private const int Ahead = 24;

    /// <summary>Copies the pairs at the given places into columns, and asks memory for those that come next.</summary>
    /// <param name="pairs">All pairs.</param>
    /// <param name="order">Places, more than are copied where the next ones are known.</param>
    /// <param name="left">Receives the first ids; its length says how many are copied.</param>
    /// <param name="right">Receives the second ids.</param>
    /// <param name="values">Receives the numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<Pair> pairs, ReadOnlySpan<int> order, Span<int> left, Span<int> right, Span<float> values)
    {
        if (order.Length < left.Length || right.Length != left.Length || values.Length != left.Length)
            throw new ArgumentException("The columns differ in length, or are longer than the order.");
        fixed (Pair* all = pairs)
        {
            for (var i = 0; i < left.Length; i++)
            {
                if (i + Ahead < order.Length && Sse.IsSupported) Sse.Prefetch0(all + order[i + Ahead]);
                if ((uint)order[i] >= (uint)pairs.Length)
                    throw new ArgumentOutOfRangeException(nameof(order), order[i], "There is no such pair.");
                var pair = all[order[i]];
                (left[i], right[i], values[i]) = (pair.Left, pair.Right, pair.Value);
            }
        }
    }
}
