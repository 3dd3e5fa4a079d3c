using System.Runtime.CompilerServices;

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
    public static SortedKeys Sort(KeyPartitions keys, int threads)
    {
        var common = CommonPrefix(keys, threads);
        var buckets = KeyBuckets.Sort(keys, common, threads);
        var places = buckets.Places;
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var bucket = KeyBuckets.Count / Tasks * task; bucket < KeyBuckets.Count / Tasks * (task + 1); bucket++)
                SortBucket(keys, buckets.Heads, places, buckets.Bounds[bucket], buckets.Bounds[bucket + 1], common + sizeof(ulong));
        });
        var newNumbers = Enumerable.Range(0, KeyPartitions.Tables).Select(t => LargeArray.Uninitialized<int>(keys.CountOf(t))).ToArray();
        var ends = LargeArray.Uninitialized<int>(places.Length);
        var pieces = new ReadOnlyMemory<byte>[Tasks];
        Workers.Shared.Run(Tasks, threads, task => pieces[task] = Pack(keys, places, First(task), First(task + 1), ends, newNumbers));
        var length = pieces.Sum(p => (long)p.Length);
        if (length > Array.MaxLength) throw new FormatException("The ids of this file take more than 2 GB.");
        var packed = LargeArray.Uninitialized<byte>((int)length);
        var before = 0;
        for (var task = 0; task < Tasks; before += pieces[task++].Length)
        {
            pieces[task].CopyTo(packed.AsMemory(before));
            foreach (ref var end in ends.AsSpan(First(task)..First(task + 1))) end += before;
        }

        return new SortedKeys(packed, ends, newNumbers);

        int First(int task) => (int)((long)places.Length * task / Tasks);
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

    /// <summary>
    /// Some of the sorted keys one after another; sets where each ends there, and its place among the sorted by its number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlyMemory<byte> Pack(KeyPartitions keys, uint[] places, int from, int to, int[] ends, int[][] newNumbers)
    {
        var packed = new byte[Math.Max(16, (to - from) * 16)]; // most ids have about that length
        var end = 0;
        for (var i = from; i < to; i++)
        {
            var key = keys.KeyAt(places[i], out var number);
            newNumbers[(uint)number % KeyPartitions.Tables][(uint)number / KeyPartitions.Tables] = i;
            if (packed.Length - end < key.Length) Array.Resize(ref packed, Math.Max(packed.Length * 2, end + key.Length));
            key.CopyTo(packed.AsSpan(end));
            ends[i] = end += key.Length;
        }

        return packed.AsMemory(0, end);
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
