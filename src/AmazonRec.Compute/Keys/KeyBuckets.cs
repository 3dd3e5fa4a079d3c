using System.Buffers.Binary;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Keys by the first two bytes of their heads; a head is eight bytes as a number, the first highest, zeros behind the end.
/// </summary>
/// <param name="Heads">The head of each key, bucket after bucket.</param>
/// <param name="Places">The key's place, likewise.</param>
/// <param name="Bounds">Where each bucket begins, and the last ends.</param>
internal sealed record KeyBuckets(ulong[] Heads, uint[] Places, int[] Bounds)
{
    public const int Count = 1 << 16;

    private const int Tasks = 8; // each with counts of its own

    /// <summary>Fills the buckets; heads begin behind what all keys have in common.</summary>
    public static KeyBuckets Sort(KeyPartitions keys, int common, int threads)
    {
        var next = Enumerable.Range(0, Tasks).Select(_ => new int[Count]).ToArray();
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var t = First(task); t < First(task + 1); t++)
            {
                var store = keys.Store(t);
                for (var place = KeyStore.BeforeFirst; store.Next(ref place);)
                    next[task][BucketOf(Head(store.KeyAt(place, out _), common))]++;
            }
        });
        var bounds = new int[Count + 1];
        for (var (bucket, place) = (0, 0); bucket < Count; bucket++)
        {
            foreach (var of in next) (of[bucket], place) = (place, place + of[bucket]);
            bounds[bucket + 1] = place;
        }

        var (heads, places) = (LargeArray.Uninitialized<ulong>(bounds[^1]), LargeArray.Uninitialized<uint>(bounds[^1]));
        Workers.Shared.Run(Tasks, threads, task =>
        {
            for (var t = First(task); t < First(task + 1); t++)
            {
                var store = keys.Store(t);
                for (var place = KeyStore.BeforeFirst; store.Next(ref place);)
                {
                    var head = Head(store.KeyAt(place, out _), common);
                    var at = next[task][BucketOf(head)]++;
                    (heads[at], places[at]) = (head, KeyPartitions.PlaceOf(t, place));
                }
            }
        });
        return new KeyBuckets(heads, places, bounds);
    }

    private static int First(int task) => KeyPartitions.Tables / Tasks * task;

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
