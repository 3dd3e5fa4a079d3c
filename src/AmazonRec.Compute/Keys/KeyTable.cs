using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Distinct byte strings, numbered in the order in which they first come. Made for millions of short keys: a slot takes 4 bytes, a key 5
/// and its own bytes, and nothing is moved but slots. Lookups come in batches that ask memory for what they will need. Not safe for several
/// threads at once.
/// </summary>
internal sealed unsafe class KeyTable(Slabs slabs)
{
    private const int SlotAhead = 24; // keys between asking for a slot and reading it
    private const int KeyAhead = 12; // and between asking for the key it names and comparing
    private const uint Places = (1u << KeyStore.PlaceBits) - 1;

    private readonly KeyStore _store = new(slabs);
    private uint[] _slots = new uint[1 << 8]; // six bits of a key's fingerprint above its place in the store + 1; 0 where a slot is free

    /// <summary>How many distinct keys there are.</summary>
    public int Count => _store.Count;

    /// <summary>The keys, in the order of their numbers.</summary>
    public KeyStore Store => _store;

    /// <summary>Looks keys up, adding those that are new.</summary>
    /// <param name="text">Where the keys lie.</param>
    /// <param name="keys">All keys of the text.</param>
    /// <param name="order">Which of them to look up, in this order.</param>
    /// <param name="numbers">As long as <paramref name="keys"/>: receives <c>number * scale + offset</c> of each key looked up.</param>
    /// <param name="scale">What to multiply the numbers by.</param>
    /// <param name="offset">What to add.</param>
    /// <exception cref="FormatException">The keys are too many or too long.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(
        ReadOnlySpan<byte> text, ReadOnlySpan<Key> keys, ReadOnlySpan<int> order, Span<int> numbers, int scale = 1, int offset = 0)
    {
        if (numbers.Length < keys.Length) throw new ArgumentException("Too little room for the numbers of the keys.");
        for (var i = 0; i < order.Length; i++)
        {
            if (Sse.IsSupported && i + SlotAhead < order.Length)
            {
                var ahead = keys[order[i + SlotAhead]];
                Sse.Prefetch0(Unsafe.AsPointer(ref _slots[(uint)ahead.Hash & ((uint)_slots.Length - 1)]));
                if ((uint)ahead.Start < (uint)text.Length) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in text[ahead.Start])));
            }

            if (Sse.IsSupported && i + KeyAhead < order.Length)
            {
                // The slot has come by now; what it names is likely the key.
                var slot = _slots[(uint)keys[order[i + KeyAhead]].Hash & ((uint)_slots.Length - 1)];
                if (slot != 0) Sse.Prefetch0(Unsafe.AsPointer(ref _store.First(PlaceIn(slot))));
            }

            var key = keys[order[i]];
            numbers[order[i]] = (Find(text.Slice(key.Start, key.Length), key.Hash) * scale) + offset;
        }
    }

    private int Find(ReadOnlySpan<byte> key, ulong hash)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var (mask, tag) = ((uint)_slots.Length - 1, TagOf(hash));
        for (var at = (uint)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = Unsafe.Add(ref slots, at);
            if (slot == 0) return Add(key, tag, at);
            if ((slot & ~Places) == tag && _store.KeyAt(PlaceIn(slot), out var number).SequenceEqual(key)) return number;
        }
    }

    private int Add(ReadOnlySpan<byte> key, uint tag, uint at)
    {
        _slots[at] = tag | (_store.Add(key) + 1);
        if (Count > _slots.Length / 5 * 3) Grow();
        return Count - 1;
    }

    private static uint TagOf(ulong hash) => (uint)(hash >> 32) & ~Places;

    private static uint PlaceIn(uint slot) => (slot & Places) - 1;

    /// <summary>Doubles the slots. A slot knows little of its fingerprint; the whole is computed anew from the key.</summary>
    private void Grow()
    {
        _slots = LargeArray.Zeroed<uint>(_slots.Length * 2);
        var mask = (uint)_slots.Length - 1;
        for (var place = KeyStore.BeforeFirst; _store.Next(ref place);)
        {
            var hash = ByteHash.Compute(_store.KeyAt(place, out _));
            var at = (uint)hash & mask;
            while (_slots[at] != 0) at = (at + 1) & mask;
            _slots[at] = TagOf(hash) | (place + 1);
        }
    }
}
