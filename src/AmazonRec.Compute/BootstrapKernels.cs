using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>
/// What a bootstrap takes: how often each unit is drawn, and sums over units that count so often. Adding the rows as they are drawn would
/// wait for memory at each; the counts fit a core's cache, and the rows are read in their order, once for several resamples.
/// </summary>
public static unsafe class BootstrapKernels
{
    /// <summary>Numbers in a unit's row: a cache line of doubles.</summary>
    public const int Width = 8;

    /// <summary>Resamples that <see cref="AddWeighted"/> sums at once: their sums stay in registers.</summary>
    public const int AtOnce = 4;

    private const int Group = 64; // words that the widest vectors draw at once
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 256).Select(n => (double)n)];

    /// <summary>
    /// Draws units with replacement, as many as there are: draw i is word i of the source times the number of units, its upper 32 bits. The
    /// bias is below units / 2^32.
    /// </summary>
    /// <param name="source">Seed, purpose and resample.</param>
    /// <param name="counts">How often each unit is drawn: a number for each, added to.</param>
    /// <exception cref="OverflowException">A unit is drawn more than 255 times, which no one lives to see.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw(RandomSource source, Span<byte> counts)
    {
        var (units, drawn) = ((ulong)counts.Length, 0);
        var words = stackalloc uint[Group];
        fixed (byte* count = counts)
        {
            for (; Avx2.IsSupported && drawn + Group <= counts.Length; drawn += Group)
            {
                Words(source, (uint)(drawn / Group), words);
                for (var i = 0; i < Group; i++)
                {
                    var unit = count + ((words[i] * units) >> 32);
                    *unit = checked((byte)(*unit + 1));
                }
            }

            for (; drawn < counts.Length; drawn++)
            {
                var unit = count + ((source.Bits((ulong)drawn) * units) >> 32);
                *unit = checked((byte)(*unit + 1));
            }
        }
    }

    /// <summary>sums[resample] += count of each unit · its row, in the order of the units.</summary>
    /// <param name="rows">The first unit's row of <see cref="Width"/> numbers, and behind it those of the others.</param>
    /// <param name="stride">Numbers from one unit's row to the next one's.</param>
    /// <param name="units">How many units.</param>
    /// <param name="counts">The first resample's counts, and behind them those of the others.</param>
    /// <param name="countStride">Counts from one resample's to the next one's.</param>
    /// <param name="sums">[<see cref="AtOnce"/>, <see cref="Width"/>] row-major.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWeighted(
        ReadOnlySpan<double> rows, int stride, int units, ReadOnlySpan<byte> counts, int countStride, Span<double> sums)
    {
        const int Half = Width / 2;
        if (units == 0) return;
        if (
            units < 0 || stride < Width || sums.Length < AtOnce * Width || rows.Length < ((units - 1L) * stride) + Width
                || countStride < 0 || counts.Length < ((AtOnce - 1L) * countStride) + units)
            throw new ArgumentException("The rows, counts or sums are too few.");
        fixed (double* row = rows, sum = sums, number = Numbers)
        fixed (byte* c0 = counts)
        {
            byte* c1 = c0 + countStride, c2 = c1 + countStride, c3 = c2 + countStride;
            var (a0, b0) = (Vector256.Load(sum), Vector256.Load(sum + Half));
            var (a1, b1) = (Vector256.Load(sum + Width), Vector256.Load(sum + Width + Half));
            var (a2, b2) = (Vector256.Load(sum + (2 * Width)), Vector256.Load(sum + (2 * Width) + Half));
            var (a3, b3) = (Vector256.Load(sum + (3 * Width)), Vector256.Load(sum + (3 * Width) + Half));
            var at = row;
            for (var unit = 0; unit < units; unit++, at += stride)
            {
                var (a, b) = (Vector256.Load(at), Vector256.Load(at + Half));
                var times = Vector256.Create(number[c0[unit]]);
                (a0, b0) = (Vector256.FusedMultiplyAdd(a, times, a0), Vector256.FusedMultiplyAdd(b, times, b0));
                times = Vector256.Create(number[c1[unit]]);
                (a1, b1) = (Vector256.FusedMultiplyAdd(a, times, a1), Vector256.FusedMultiplyAdd(b, times, b1));
                times = Vector256.Create(number[c2[unit]]);
                (a2, b2) = (Vector256.FusedMultiplyAdd(a, times, a2), Vector256.FusedMultiplyAdd(b, times, b2));
                times = Vector256.Create(number[c3[unit]]);
                (a3, b3) = (Vector256.FusedMultiplyAdd(a, times, a3), Vector256.FusedMultiplyAdd(b, times, b3));
            }

            Vector256.Store(a0, sum);
            Vector256.Store(b0, sum + Half);
            Vector256.Store(a1, sum + Width);
            Vector256.Store(b1, sum + Width + Half);
            Vector256.Store(a2, sum + (2 * Width));
            Vector256.Store(b2, sum + (2 * Width) + Half);
            Vector256.Store(a3, sum + (3 * Width));
            Vector256.Store(b3, sum + (3 * Width) + Half);
        }
    }

    /// <summary>The words of 16 blocks of the source, in any order: units are counted, not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Words(RandomSource source, uint group, uint* words)
    {
        if (VectorWidth.Is256)
        {
            for (var half = 0u; half < 2; half++, words += Group / 2)
            {
                DropoutMask.Words(source, group, half, 0, out var h0, out var h1, out var h2, out var h3);
                h0.Store(words);
                h1.Store(words + 8);
                h2.Store(words + 16);
                h3.Store(words + 24);
            }

            return;
        }

        DropoutMask.Words(source, group, 0, out var w0, out var w1, out var w2, out var w3);
        w0.Store(words);
        w1.Store(words + 16);
        w2.Store(words + 32);
        w3.Store(words + 48);
    }
}
