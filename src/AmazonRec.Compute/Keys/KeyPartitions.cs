using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Distinct byte strings in 64 tables by their fingerprints, so that threads can look up side by side: each table takes its keys in their
/// order, and so the numbers depend on nothing else.
/// </summary>
public sealed class KeyPartitions
{
    /// <summary>How many tables there are; a key's number is its number in its table times this, plus the number of the table.</summary>
    public const int Tables = 64;

    private const uint PlaceMask = (1u << KeyStore.PlaceBits) - 1;

    private KeyTable[] _tables = Empty();

    /// <summary>How many distinct keys there are in all.</summary>
    public int Count => _tables.Sum(t => t.Count);

    /// <summary>All numbers of keys are below it; not all below it are a key's.</summary>
    public int Bound => checked(_tables.Max(t => t.Count) * Tables);

    /// <summary>The keys of a table, in the order of their numbers.</summary>
    internal KeyStore Store(int table) => _tables[table].Store;

    /// <summary>A key's place among all tables': its place in its own, and the number of the table above it.</summary>
    internal static uint PlaceOf(int table, uint place) => place | ((uint)table << KeyStore.PlaceBits);

    /// <summary>A key by its <see cref="PlaceOf"/>, and the number that <see cref="Look"/> gave it.</summary>
    internal ReadOnlySpan<byte> KeyAt(uint place, out int number)
    {
        var table = (int)(place >> KeyStore.PlaceBits);
        var key = _tables[table].Store.KeyAt(place & PlaceMask, out var own);
        number = (own * Tables) + table;
        return key;
    }

    /// <summary>Asks memory for a key that will soon be looked at.</summary>
    internal unsafe void Prefetch(uint place)
    {
        var first = Unsafe.AsPointer(ref _tables[(int)(place >> KeyStore.PlaceBits)].Store.First(place & PlaceMask));
        if (Sse.IsSupported) Sse.Prefetch0(first);
    }

    /// <summary>The table of a fingerprint.</summary>
    public static int TableOf(ulong hash) => (int)(hash >> 58);

    /// <summary>How many keys a table has.</summary>
    public int CountOf(int table) => _tables[table].Count;

    /// <summary>Sorts keys by table, keeping their order within each.</summary>
    /// <param name="keys">The keys of a text.</param>
    /// <param name="order">As long: receives the positions of the keys, those of the first table first.</param>
    /// <param name="bounds">Of Tables + 1: receives where the keys of each table begin in <paramref name="order"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(ReadOnlySpan<Key> keys, Span<int> order, Span<int> bounds)
    {
        bounds.Clear();
        foreach (ref readonly var key in keys) bounds[TableOf(key.Hash) + 1]++;
        for (var table = 0; table < Tables; table++) bounds[table + 1] += bounds[table];
        Span<int> next = stackalloc int[Tables];
        bounds[..Tables].CopyTo(next);
        for (var i = 0; i < keys.Length; i++) order[next[TableOf(keys[i].Hash)]++] = i;
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear() => _tables = Empty();

    /// <summary>Looks up keys of one table; see <see cref="KeyTable.Look"/>. Different tables may be used at once.</summary>
    public void Look(int table, ReadOnlySpan<byte> text, ReadOnlySpan<Key> keys, ReadOnlySpan<int> order, Span<int> numbers) =>
        _tables[table].Look(text, keys, order, numbers, Tables, table);

    private static KeyTable[] Empty()
    {
        var slabs = new Slabs();
        return [.. Enumerable.Range(0, Tables).Select(_ => new KeyTable(slabs))];
    }
}
