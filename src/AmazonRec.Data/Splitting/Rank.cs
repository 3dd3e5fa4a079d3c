namespace AmazonRec.Data.Splitting;

/// <summary>The number at a place in sorted order, without sorting: four passes, 16 bits in each, from the highest.</summary>
internal static class Rank
{
    private const int Bits = 16;

    /// <summary>The number that would stand at <paramref name="rank"/>, from 0, if the numbers were sorted.</summary>
    public static long Select(ReadOnlySpan<long> numbers, int rank)
    {
        var counts = new int[1 << Bits];
        var prefix = 0UL;
        for (var shift = 64 - Bits; shift >= 0; shift -= Bits)
        {
            Array.Clear(counts);
            foreach (var number in numbers)
            {
                var key = Key(number);
                if (shift == 64 - Bits || key >> (shift + Bits) == prefix) counts[(int)(key >> shift) & (counts.Length - 1)]++;
            }

            var digit = 0;
            while (rank >= counts[digit]) rank -= counts[digit++];
            prefix = (prefix << Bits) | (uint)digit;
        }

        return (long)(prefix ^ (1UL << 63));
    }

    /// <summary>Bits that are in order where the numbers are, negative ones included.</summary>
    private static ulong Key(long number) => (ulong)number ^ (1UL << 63);
}
