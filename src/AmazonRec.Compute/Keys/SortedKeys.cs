namespace AmazonRec.Compute.Keys;

/// <summary>The keys of all tables in the order of their bytes.</summary>
public sealed class SortedKeys
{
    private const int Tasks = 64;

    private readonly int[][] _newNumbers;

    private SortedKeys(byte[] packed, int[] ends, int[][] newNumbers) => (Packed, Ends, _newNumbers) = (packed, ends, newNumbers);

    /// <summary>The keys, one after another.</summary>
    public byte[] Packed { get; }

    /// <summary>Where each key ends in <see cref="Packed"/>.</summary>
    public int[] Ends { get; }

    /// <summary>The place of a key among the sorted ones, by the number that <see cref="KeyPartitions.Look"/> gave it.</summary>
    public int this[int number] => _newNumbers[(uint)number % KeyPartitions.Tables][(uint)number / KeyPartitions.Tables];

    /// <summary>
    /// Sorts: first into buckets by the two bytes after what all keys begin with, then each bucket by eight bytes at once, then what is
    /// still equal by the rest.
    /// </summary>
    /// <exception cref="FormatException">The keys together have more than 2 GB.</exception>
    public static SortedKeys Of(KeyPartitions keys, int threads)
    {
        var common = CommonPrefix(keys);
        var buckets = KeyBuckets.Of(keys, common, threads);
        var places = buckets.Places;
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var bucket = KeyBuckets.Count / Tasks * task; bucket < KeyBuckets.Count / Tasks * (task + 1); bucket++)
                SortBucket(keys, buckets.Heads, places, buckets.Bounds[bucket], buckets.Bounds[bucket + 1], common + sizeof(ulong));
        });
        var newNumbers = Enumerable.Range(0, KeyPartitions.Tables).Select(t => new int[keys.CountOf(t)]).ToArray();
        var ends = new int[places.Length];
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var i = First(task); i < First(task + 1); i++)
            {
                ends[i] = keys.KeyAt(places[i], out var number).Length;
                newNumbers[(uint)number % KeyPartitions.Tables][(uint)number / KeyPartitions.Tables] = i;
            }
        });
        var length = 0L;
        for (var i = 0; i < ends.Length; i++) ends[i] = (int)(length += ends[i]);
        if (length > Array.MaxLength) throw new FormatException("The ids of this file take more than 2 GB.");
        var packed = GC.AllocateUninitializedArray<byte>((int)length);
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var i = First(task); i < First(task + 1); i++)
            {
                var key = keys.KeyAt(places[i], out _);
                key.CopyTo(packed.AsSpan(ends[i] - key.Length));
            }
        });
        return new SortedKeys(packed, ends, newNumbers);

        int First(int task) => (int)((long)places.Length * task / Tasks);
    }

    /// <summary>How many bytes all keys begin with.</summary>
    private static int CommonPrefix(KeyPartitions keys)
    {
        ReadOnlySpan<byte> prefix = default;
        var first = true;
        foreach (var place in Enumerable.Range(0, KeyPartitions.Tables).SelectMany(keys.Places))
        {
            var key = keys.KeyAt(place, out _);
            if (first) prefix = key;
            else if (!key.StartsWith(prefix)) prefix = prefix[..prefix.CommonPrefixLength(key)];
            if (prefix.IsEmpty) break;
            first = false;
        }

        return prefix.Length;
    }

    private static void SortBucket(KeyPartitions keys, ulong[] heads, uint[] places, int from, int to, int compared)
    {
        if (to - from < 2) return;
        Array.Sort(heads, places, from, to - from);
        for (var i = from + 1; i < to; i++)
        {
            if (heads[i] != heads[i - 1]) continue;
            var begin = i - 1;
            while (i < to && heads[i] == heads[begin]) i++;
            places.AsSpan(begin..i).Sort((a, b) => Compare(keys, a, b, compared));
        }
    }

    /// <summary>The order of two keys whose bytes before a position are equal; a key that ends sooner stands first.</summary>
    private static int Compare(KeyPartitions keys, uint a, uint b, int compared)
    {
        var left = keys.KeyAt(a, out _);
        var right = keys.KeyAt(b, out _);
        var order = compared < Math.Min(left.Length, right.Length) ? left[compared..].SequenceCompareTo(right[compared..]) : 0;
        return order != 0 ? order : left.Length.CompareTo(right.Length);
    }
}
