using System.Buffers.Binary;

namespace AmazonRec.Compute.Keys;

/// <summary>The keys of all tables in the order of their bytes.</summary>
public sealed class SortedKeys
{
    private const int Buckets = 1 << 16;
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
        var count = keys.Count;
        var common = CommonPrefix(keys);
        var (heads, numbers, bounds) = ByBucket(keys, common, count);
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var bucket = Buckets / Tasks * task; bucket < Buckets / Tasks * (task + 1); bucket++)
                SortBucket(keys, heads, numbers, bounds[bucket], bounds[bucket + 1], common + sizeof(ulong));
        });
        var newNumbers = Enumerable.Range(0, KeyPartitions.Tables).Select(t => new int[keys[t].Count]).ToArray();
        var ends = new int[count];
        var length = 0L;
        for (var i = 0; i < count; i++)
        {
            newNumbers[numbers[i] % KeyPartitions.Tables][numbers[i] / KeyPartitions.Tables] = i;
            length += KeyOf(keys, numbers[i]).Length;
            if (length > Array.MaxLength) throw new FormatException("The ids of this file take more than 2 GB.");
            ends[i] = (int)length;
        }

        var packed = GC.AllocateUninitializedArray<byte>((int)length);
        Workers.Shared.Run(Tasks, threads, task =>
        {
            var (from, to) = ((int)((long)count * task / Tasks), (int)((long)count * (task + 1) / Tasks));
            for (var i = from; i < to; i++) KeyOf(keys, numbers[i]).CopyTo(packed.AsSpan(i == 0 ? 0 : ends[i - 1]));
        });
        return new SortedKeys(packed, ends, newNumbers);
    }

    private static ReadOnlySpan<byte> KeyOf(KeyPartitions keys, int number) => keys[number % KeyPartitions.Tables][number / KeyPartitions.Tables];

    /// <summary>How many bytes all keys begin with.</summary>
    private static int CommonPrefix(KeyPartitions keys)
    {
        var first = Enumerable.Range(0, KeyPartitions.Tables).FirstOrDefault(t => keys[t].Count > 0);
        if (keys[first].Count == 0) return 0;
        var prefix = keys[first][0];
        for (var t = 0; t < KeyPartitions.Tables; t++)
            for (var n = 0; n < keys[t].Count; n++) prefix = prefix[..prefix.CommonPrefixLength(keys[t][n])];
        return prefix.Length;
    }

    /// <summary>Eight bytes of each key as a number, and the key's number, by bucket; and where each bucket begins.</summary>
    private static (ulong[] Heads, int[] Numbers, int[] Bounds) ByBucket(KeyPartitions keys, int common, int count)
    {
        var bounds = new int[Buckets + 1];
        for (var t = 0; t < KeyPartitions.Tables; t++)
            for (var n = 0; n < keys[t].Count; n++) bounds[BucketOf(Head(keys[t][n], common)) + 1]++;
        for (var bucket = 0; bucket < Buckets; bucket++) bounds[bucket + 1] += bounds[bucket];
        var next = bounds[..Buckets];
        var (heads, numbers) = (new ulong[count], new int[count]);
        for (var t = 0; t < KeyPartitions.Tables; t++)
        {
            for (var n = 0; n < keys[t].Count; n++)
            {
                var head = Head(keys[t][n], common);
                var place = next[BucketOf(head)]++;
                (heads[place], numbers[place]) = (head, (n * KeyPartitions.Tables) + t);
            }
        }

        return (heads, numbers, bounds);
    }

    private static int BucketOf(ulong head) => (int)(head >> 48);

    /// <summary>Eight bytes from a position on, the first highest; zeros behind the end.</summary>
    private static ulong Head(ReadOnlySpan<byte> key, int from)
    {
        key = key[from..];
        if (key.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64BigEndian(key);
        var head = 0UL;
        for (var i = 0; i < key.Length; i++) head |= (ulong)key[i] << (56 - (8 * i));
        return head;
    }

    private static void SortBucket(KeyPartitions keys, ulong[] heads, int[] numbers, int from, int to, int compared)
    {
        if (to - from < 2) return;
        Array.Sort(heads, numbers, from, to - from);
        for (var i = from + 1; i < to; i++)
        {
            if (heads[i] != heads[i - 1]) continue;
            var begin = i - 1;
            while (i < to && heads[i] == heads[begin]) i++;
            numbers.AsSpan(begin..i).Sort((a, b) => Compare(keys, a, b, compared));
        }
    }

    /// <summary>The order of two keys whose bytes before a position are equal; a key that ends sooner stands first.</summary>
    private static int Compare(KeyPartitions keys, int a, int b, int compared)
    {
        var left = KeyOf(keys, a);
        var right = KeyOf(keys, b);
        var order = compared < Math.Min(left.Length, right.Length) ? left[compared..].SequenceCompareTo(right[compared..]) : 0;
        return order != 0 ? order : left.Length.CompareTo(right.Length);
    }
}
