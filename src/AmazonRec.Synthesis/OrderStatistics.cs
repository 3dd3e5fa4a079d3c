namespace AmazonRec.Synthesis;

/// <summary>The values that would stand at some places if all were sorted, without sorting them all.</summary>
internal static class OrderStatistics
{
    private const int Bins = 1 << 16;

    /// <summary>Linear in the values, none of which is NaN, but for those that share their upper half of bits with an answer.</summary>
    public static float[] Select(float[] values, int[] ranks)
    {
        var counts = new int[Bins];
        foreach (var value in values) counts[Bin(value)]++;
        var (bins, before) = (new int[ranks.Length], new int[ranks.Length]);
        var wanted = new Dictionary<int, List<float>>();
        for (var k = 0; k < ranks.Length; k++)
        {
            while (before[k] + counts[bins[k]] <= ranks[k]) before[k] += counts[bins[k]++];
            wanted[bins[k]] = [];
        }

        var isWanted = new bool[Bins];
        foreach (var bin in bins) isWanted[bin] = true;
        foreach (var value in values)
        {
            var bin = Bin(value);
            if (isWanted[bin]) wanted[bin].Add(value);
        }

        foreach (var list in wanted.Values) list.Sort();
        return [.. ranks.Select((rank, k) => wanted[bins[k]][rank - before[k]])];
    }

    // The upper half of a number's bits, turned so that they rise with the number.
    private static int Bin(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value + 0f); // no negative zero
        return (int)((bits >> 31 != 0 ? ~bits : bits | 0x8000_0000) >> 16);
    }
}
