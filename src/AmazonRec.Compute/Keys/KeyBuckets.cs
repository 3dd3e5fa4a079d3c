using System.Buffers.Binary;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Keys by the first two bytes of their heads; a head is eight bytes as a number, the first highest, zeros behind the end.
/// </summary>
/// <param name="Heads">The head of each key, bucket after bucket.</param>
/// <param name="Places">The key's place, likewise.</param>
/// <param name="Bounds">Where each bucket begins, and the last ends.</param>
/// <param name="Bytes">Where the bytes of each bucket's keys begin if all lie one after another, and the last end.</param>
internal sealed record KeyBuckets(ulong[] Heads, uint[] Places, int[] Bounds, int[] Bytes)
{
    public const int Count = 1 << 16;

    private const int Tasks = 8; // each with counts of its own

    /// <summary>Fills the buckets; heads begin behind what all keys have in common.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="common">How many bytes they have in common.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <param name="kept">By a key's number, below 0 where it is left out; null where none is.</param>
    /// <exception cref="FormatException">The keys together have more than 2 GB.</exception>
    public static KeyBuckets Sort(KeyPartitions keys, int common, int threads, int[]? kept)
    {
        var next = Enumerable.Range(0, Tasks).Select(_ => new int[Count]).ToArray();
        var lengths = Enumerable.Range(0, Tasks).Select(_ => new long[Count]).ToArray();
        Workers.Shared.Run(Tasks, threads, task => ForEach(keys, task, kept, (key, _) =>
        {
            var bucket = BucketOf(Head(key, common));
            next[task][bucket]++;
            lengths[task][bucket] += key.Length;
        }));
        var (bounds, bytes, total) = (new int[Count + 1], new int[Count + 1], 0L);
        for (var (bucket, place) = (0, 0); bucket < Count; bucket++)
        {
            foreach (var of in next) (of[bucket], place) = (place, place + of[bucket]);
            bounds[bucket + 1] = place;
            foreach (var of in lengths) total += of[bucket];
            if (total > Array.MaxLength) throw new FormatException("The ids of this file take more than 2 GB.");
            bytes[bucket + 1] = (int)total;
        }

        var (heads, places) = (LargeArray.Uninitialized<ulong>(bounds[^1]), LargeArray.Uninitialized<uint>(bounds[^1]));
        Workers.Shared.Run(Tasks, threads, task => ForEach(keys, task, kept, (key, place) =>
        {
            var head = Head(key, common);
            var at = next[task][BucketOf(head)]++;
            (heads[at], places[at]) = (head, place);
        }));
        return new KeyBuckets(heads, places, bounds, bytes);
    }

    /// <summary>The first bucket of a task, so that all tasks have about as many keys.</summary>
    public int First(int task, int tasks)
    {
        var (low, high, from) = (0, Count, (long)Places.Length * task / tasks);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Bounds[middle] < from) low = middle + 1;
            else high = middle;
        }

        return task == tasks ? Count : low;
    }

    /// <summary>All kept keys of a task's tables, each with its place.</summary>
    private static void ForEach(KeyPartitions keys, int task, int[]? kept, Action<ReadOnlySpan<byte>, uint> use)
    {
        const int Tables = KeyPartitions.Tables / Tasks;
        for (var t = Tables * task; t < Tables * (task + 1); t++)
        {
            var store = keys.Store(t);
            for (var place = KeyStore.BeforeFirst; store.Next(ref place);)
            {
                var key = store.KeyAt(place, out var number);
                if (kept is null || kept[(number * KeyPartitions.Tables) + t] >= 0) use(key, KeyPartitions.PlaceOf(t, place));
            }
        }
    }

    private static int BucketOf(ulong head) => (int)(head >> 48);

    private static ulong Head(ReadOnlySpan<byte> key, int from)
    {
        key = key[from..];
        if (key.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64BigEndian(key);
        var head = 0UL;
        for (var i = 0; i < key.Length; i++) head |= (ulong)key[i] << (56 - (8 * i));
        return head;
    }
}
