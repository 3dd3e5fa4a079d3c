using System.Runtime.CompilerServices;

namespace AmazonRec.Compute.Keys;

/// <summary>The keys of all tables in the order of their bytes.</summary>
public sealed class SortedKeys
{
    private const int Tasks = 64;

    private readonly int[] _codes;

    private SortedKeys(byte[] packed, int[] ends, int[] codes) => (Packed, Ends, _codes) = (packed, ends, codes);

    /// <summary>The keys, one after another.</summary>
    public byte[] Packed { get; }

    /// <summary>Where each key ends in <see cref="Packed"/>.</summary>
    public int[] Ends { get; }

    /// <summary>The place of a key among the sorted ones, by the number that <see cref="KeyPartitions.Look"/> gave it.</summary>
    public int this[int number] => _codes[number];

    /// <summary>
    /// Sorts: first into buckets by the two bytes after what all keys begin with, then each bucket by eight bytes at once, then what is
    /// still equal by the rest.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="threads">Threads to use at most; the order does not depend on it.</param>
    /// <param name="kept">
    /// For some keys only: <see cref="KeyPartitions.Bound"/> numbers, below 0 for each key to leave out. Those of the others are overwritten.
    /// </param>
    /// <exception cref="FormatException">The keys together have more than 2 GB.</exception>
    public static SortedKeys Sort(KeyPartitions keys, int threads, int[]? kept = null)
    {
        var common = CommonPrefix(keys, threads);
        var buckets = KeyBuckets.Sort(keys, common, threads, kept);
        var sorted = new SortedKeys(
            LargeArray.Uninitialized<byte>(buckets.Bytes[^1]), LargeArray.Uninitialized<int>(buckets.Places.Length),
            kept ?? LargeArray.Uninitialized<int>(keys.Bound));
        Workers.Shared.Run(Tasks, threads, task =>
        {
            var end = buckets.First(task + 1, Tasks);
            for (var bucket = buckets.First(task, Tasks); bucket < end; bucket++)
            {
                var (from, to) = (buckets.Bounds[bucket], buckets.Bounds[bucket + 1]);
                SortBucket(keys, buckets.Heads, buckets.Places, from, to, common + sizeof(ulong));
                sorted.Pack(keys, buckets.Places.AsSpan(from..to), from, buckets.Bytes[bucket]);
            }
        });
        return sorted;
    }

    /// <summary>How many bytes all keys begin with.</summary>
    private static int CommonPrefix(KeyPartitions keys, int threads)
    {
        var tables = Enumerable.Range(0, KeyPartitions.Tables).Where(t => keys.CountOf(t) > 0).ToArray();
        if (tables.Length == 0) return 0;
        var lengths = new int[tables.Length];
        Workers.Shared.Run(tables.Length, threads, task =>
        {
            var prefix = keys.Store(tables[0]).KeyAt(0, out _);
            var store = keys.Store(tables[task]);
            for (var place = KeyStore.BeforeFirst; prefix.Length > 0 && store.Next(ref place);)
            {
                var key = store.KeyAt(place, out _);
                if (!key.StartsWith(prefix)) prefix = prefix[..prefix.CommonPrefixLength(key)];
            }

            lengths[task] = prefix.Length;
        });
        return lengths.Min();
    }

    /// <summary>Lays some of the sorted keys down, and gives each its place among all.</summary>
    /// <param name="keys">All keys.</param>
    /// <param name="places">Places of sorted ones.</param>
    /// <param name="code">How many stand before the first of them.</param>
    /// <param name="end">How many bytes those have.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(KeyPartitions keys, ReadOnlySpan<uint> places, int code, int end)
    {
        const int Ahead = 16;
        for (var i = 0; i < places.Length; i++)
        {
            if (i + Ahead < places.Length) keys.Prefetch(places[i + Ahead]);
            var key = keys.KeyAt(places[i], out var number);
            key.CopyTo(Packed.AsSpan(end));
            Ends[code + i] = end += key.Length;
            _codes[number] = code + i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
