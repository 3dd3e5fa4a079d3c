using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>
/// Which numbers of a layer dropout keeps: 16 random bits for each, addressed by row and column, so that any order of work draws the same.
/// Row r and column c read half (c mod 32) / 16 of word r mod 4 of the Philox block whose counter is (16 (r / 4) + c mod 16, c / 32, part,
/// purpose).
/// </summary>
/// <param name="Random">Seed, purpose and part (the step).</param>
/// <param name="Threshold">Numbers whose 16 bits are below it are dropped.</param>
public readonly record struct DropoutMask(RandomSource Random, uint Threshold)
{
    private readonly int[]? _rows; // the mask's row of each row; null: they are the mask's rows

    private DropoutMask(RandomSource random, uint threshold, int[]? rows)
        : this(random, threshold) => _rows = rows;

    /// <summary>The mask that drops a share of <paramref name="rate"/>, to the nearest 65536th.</summary>
    /// <param name="random">Seed, purpose and part (the step).</param>
    /// <param name="rate">The share.</param>
    /// <param name="rows">
    /// Where the rows at hand are picked from those of the mask: the mask's row of each, with what fills up the last four; null where they
    /// are the mask's.
    /// </param>
    public static DropoutMask Create(RandomSource random, double rate, int[]? rows = null) =>
        new(random, (uint)Math.Round(rate * 65536), rows);

    /// <summary>
    /// What kept numbers are multiplied by, so that their expected sum stays: 1 / (1 - rate), with the rate as it is drawn.
    /// </summary>
    public float Scale => 65536f / (65536f - Threshold);

    /// <summary>Whether the number at a row and column is kept.</summary>
    public bool Keeps(int row, int column)
    {
        if (_rows is not null) row = _rows[row];
        var block = Philox.Block(
            Random.Seed, new PhiloxBlock((uint)((row / 4 * 16) + (column % 16)), (uint)(column / 32), Random.Part, Random.Purpose));
        var word = block[row % 4];
        return (column % 32 < 16 ? word & 0xFFFF : word >> 16) >= Threshold;
    }

    /// <summary>The random words of four rows from <paramref name="row"/> on, a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Words(
        int row, uint panel,
        out Vector512<uint> word0, out Vector512<uint> word1, out Vector512<uint> word2, out Vector512<uint> word3)
    {
        if (_rows is null) Words(Random, (uint)row / 4, panel, out word0, out word1, out word2, out word3);
        else Picked(row, panel, out word0, out word1, out word2, out word3);
    }

    /// <summary>Lanes 8 <paramref name="half"/> to 8 <paramref name="half"/> + 7 of the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Words(
        int row, uint half, uint panel, out Vector256<uint> word0, out Vector256<uint> word1,
        out Vector256<uint> word2, out Vector256<uint> word3)
    {
        if (_rows is null) Words(Random, (uint)row / 4, half, panel, out word0, out word1, out word2, out word3);
        else Picked(row, half, panel, out word0, out word1, out word2, out word3);
    }

    /// <summary>
    /// The random words of four rows by 32 columns: word w, lane l holds columns l (low half) and l + 16 (high half) of row 4 group + w.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Words(
        RandomSource random, uint group, uint panel,
        out Vector512<uint> word0, out Vector512<uint> word1, out Vector512<uint> word2, out Vector512<uint> word3)
    {
        if (!Avx512F.IsSupported)
        {
            OneByOne(random, group, panel, out word0, out word1, out word2, out word3);
            return;
        }

        // Lanes of 64 bits, of which a multiplication reads the lower half: what the upper half holds never matters.
        var even = Vector512.Create(0ul, 2, 4, 6, 8, 10, 12, 14) + Vector512.Create((ulong)(group * 16));
        var odd = even + Vector512<ulong>.One;
        var c1 = Vector512.Create((ulong)panel);
        var c2 = Vector512.Create((ulong)random.Part);
        var c3 = Vector512.Create((ulong)random.Purpose);
        var (a0, a1, a2, a3) = (even, c1, c2, c3);
        var (b0, b1, b2, b3) = (odd, c1, c2, c3);
        var k0 = (uint)random.Seed;
        var k1 = (uint)(random.Seed >> 32);
        var multiplier0 = Vector512.Create(0xD2511F53ul).AsUInt32();
        var multiplier1 = Vector512.Create(0xCD9E8D57ul).AsUInt32();
        for (var round = 0; round < 10; round++)
        {
            var key0 = Vector512.Create((ulong)k0);
            var key1 = Vector512.Create((ulong)k1);
            var p0 = Avx512F.Multiply(a0.AsUInt32(), multiplier0);
            var p1 = Avx512F.Multiply(a2.AsUInt32(), multiplier1);
            (a0, a1, a2, a3) = ((p1 >>> 32) ^ a1 ^ key0, p1, (p0 >>> 32) ^ a3 ^ key1, p0);
            p0 = Avx512F.Multiply(b0.AsUInt32(), multiplier0);
            p1 = Avx512F.Multiply(b2.AsUInt32(), multiplier1);
            (b0, b1, b2, b3) = ((p1 >>> 32) ^ b1 ^ key0, p1, (p0 >>> 32) ^ b3 ^ key1, p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        var lower = Vector512.Create(0xFFFFFFFFul);
        word0 = ((a0 & lower) | (b0 << 32)).AsUInt32();
        word1 = ((a1 & lower) | (b1 << 32)).AsUInt32();
        word2 = ((a2 & lower) | (b2 << 32)).AsUInt32();
        word3 = ((a3 & lower) | (b3 << 32)).AsUInt32();
    }

    /// <summary>
    /// Lanes 8 <paramref name="half"/> to 8 <paramref name="half"/> + 7 of the same words, on processors of 256 bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Words(
        RandomSource random, uint group, uint half, uint panel, out Vector256<uint> word0, out Vector256<uint> word1,
        out Vector256<uint> word2, out Vector256<uint> word3)
    {
        var even = Vector256.Create(0ul, 2, 4, 6) + Vector256.Create((ulong)((group * 16) + (half * 8)));
        var (a0, a1) = (even, Vector256.Create((ulong)panel));
        var (a2, a3) = (Vector256.Create((ulong)random.Part), Vector256.Create((ulong)random.Purpose));
        var (b0, b1, b2, b3) = (even + Vector256<ulong>.One, a1, a2, a3);
        var key0 = Vector256.Create((ulong)(uint)random.Seed);
        var key1 = Vector256.Create(random.Seed >> 32);
        var multiplier0 = Vector256.Create(0xD2511F53ul).AsUInt32();
        var multiplier1 = Vector256.Create(0xCD9E8D57ul).AsUInt32();
        for (var two = 0; two < 5; two++) // two rounds at a time, so that no number moves to another register
        {
            var p0 = Avx2.Multiply(a0.AsUInt32(), multiplier0);
            var p1 = Avx2.Multiply(a2.AsUInt32(), multiplier1);
            a0 = (p1 >>> 32) ^ a1 ^ key0;
            a2 = (p0 >>> 32) ^ a3 ^ key1;
            var q0 = Avx2.Multiply(b0.AsUInt32(), multiplier0);
            var q1 = Avx2.Multiply(b2.AsUInt32(), multiplier1);
            b0 = (q1 >>> 32) ^ b1 ^ key0;
            b2 = (q0 >>> 32) ^ b3 ^ key1;
            key0 += Vector256.Create(0x9E3779B9ul);
            key1 += Vector256.Create(0xBB67AE85ul);
            a3 = Avx2.Multiply(a0.AsUInt32(), multiplier0);
            a1 = Avx2.Multiply(a2.AsUInt32(), multiplier1);
            a0 = (a1 >>> 32) ^ p1 ^ key0;
            a2 = (a3 >>> 32) ^ p0 ^ key1;
            b3 = Avx2.Multiply(b0.AsUInt32(), multiplier0);
            b1 = Avx2.Multiply(b2.AsUInt32(), multiplier1);
            b0 = (b1 >>> 32) ^ q1 ^ key0;
            b2 = (b3 >>> 32) ^ q0 ^ key1;
            key0 += Vector256.Create(0x9E3779B9ul);
            key1 += Vector256.Create(0xBB67AE85ul);
        }

        word0 = Both(a0, b0);
        word1 = Both(a1, b1);
        word2 = Both(a2, b2);
        word3 = Both(a3, b3);

        static Vector256<uint> Both(Vector256<ulong> even, Vector256<ulong> odd) =>
            Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010);
    }

    /// <summary>Rows of the mask that follow one another share a draw where they are of the same four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Picked(
        int row, uint panel,
        out Vector512<uint> word0, out Vector512<uint> word1, out Vector512<uint> word2, out Vector512<uint> word3)
    {
        Span<Vector512<uint>> drawn = stackalloc Vector512<uint>[4];
        Span<Vector512<uint>> words = stackalloc Vector512<uint>[4];
        var group = -1;
        for (var i = 0; i < words.Length; i++)
        {
            var picked = _rows![row + i];
            if (picked / 4 != group)
                Words(Random, (uint)(group = picked / 4), panel, out drawn[0], out drawn[1], out drawn[2], out drawn[3]);
            words[i] = drawn[picked % 4];
        }

        (word0, word1, word2, word3) = (words[0], words[1], words[2], words[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Picked(
        int row, uint half, uint panel, out Vector256<uint> word0, out Vector256<uint> word1,
        out Vector256<uint> word2, out Vector256<uint> word3)
    {
        Span<Vector256<uint>> drawn = stackalloc Vector256<uint>[4];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[4];
        var group = -1;
        for (var i = 0; i < words.Length; i++)
        {
            var picked = _rows![row + i];
            if (picked / 4 != group)
                Words(Random, (uint)(group = picked / 4), half, panel, out drawn[0], out drawn[1], out drawn[2], out drawn[3]);
            words[i] = drawn[picked % 4];
        }

        (word0, word1, word2, word3) = (words[0], words[1], words[2], words[3]);
    }

    private static void OneByOne(
        RandomSource random, uint group, uint panel,
        out Vector512<uint> word0, out Vector512<uint> word1, out Vector512<uint> word2, out Vector512<uint> word3)
    {
        Span<uint> words = stackalloc uint[64];
        for (var lane = 0; lane < 16; lane++)
        {
            var block = Philox.Block(random.Seed, new PhiloxBlock((group * 16) + (uint)lane, panel, random.Part, random.Purpose));
            for (var word = 0; word < 4; word++) words[(word * 16) + lane] = block[word];
        }

        word0 = Vector512.Create<uint>(words);
        word1 = Vector512.Create<uint>(words[16..]);
        word2 = Vector512.Create<uint>(words[32..]);
        word3 = Vector512.Create<uint>(words[48..]);
    }
}
