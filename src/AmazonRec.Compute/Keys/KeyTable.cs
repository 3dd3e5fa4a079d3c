using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Distinct byte strings, numbered in the order in which they first come. Made for millions of short keys: the keys are packed
/// behind one another, and lookups come in batches that ask memory for what they will need. Not safe for several threads at once.
/// </summary>
public sealed unsafe class KeyTable
{
    private const int SlotAhead = 24; // keys between asking for a slot and reading it
    private const int KeyAhead = 12; // and between asking for the key it names and comparing

    private Slot[] _slots = new Slot[1 << 10];
    private byte[] _packed = new byte[1 << 14];
    private int[] _ends = new int[1 << 10]; // of each key in what is packed
    private int _used;

    /// <summary>How many distinct keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>A key by its number.</summary>
    public ReadOnlySpan<byte> this[int number] => _packed.AsSpan(Begin(number).._ends[number]);

    /// <summary>Looks keys up, adding those that are new.</summary>
    /// <param name="text">Where the keys lie.</param>
    /// <param name="keys">All keys of the text.</param>
    /// <param name="order">Which of them to look up, in this order.</param>
    /// <param name="numbers">As long as <paramref name="keys"/>: receives <c>number * scale + offset</c> of each key looked up.</param>
    /// <param name="scale">What to multiply the numbers by.</param>
    /// <param name="offset">What to add.</param>
    /// <exception cref="FormatException">The keys together have more than 2 GB.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(ReadOnlySpan<byte> text, ReadOnlySpan<Key> keys, ReadOnlySpan<int> order, Span<int> numbers, int scale = 1, int offset = 0)
    {
        if (numbers.Length < keys.Length) throw new ArgumentException("Too little room for the numbers of the keys.");
        for (var i = 0; i < order.Length; i++)
        {
            if (i + SlotAhead < order.Length) AskForSlot(keys[order[i + SlotAhead]].Hash);
            if (i + KeyAhead < order.Length) AskForKey(keys[order[i + KeyAhead]].Hash);
            var key = keys[order[i]];
            numbers[order[i]] = (Find(text.Slice(key.Start, key.Length), key.Hash) * scale) + offset;
        }
    }

    private int Begin(int number) => number == 0 ? 0 : _ends[number - 1];

    private int Find(ReadOnlySpan<byte> key, ulong hash)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var (mask, tag) = ((uint)_slots.Length - 1, Tag(hash));
        for (var at = (uint)hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref Unsafe.Add(ref slots, at);
            if (slot.Next == 0) return Add(key, hash, at);
            if (slot.Tag == tag && slot.Length == key.Length && _packed.AsSpan(slot.Start, slot.Length).SequenceEqual(key)) return slot.Next - 1;
        }
    }

    private int Add(ReadOnlySpan<byte> key, ulong hash, uint at)
    {
        if (_used + (long)key.Length > Array.MaxLength) throw new FormatException("The ids of this file take more than 2 GB.");
        if (_used + key.Length > _packed.Length) Array.Resize(ref _packed, (int)Math.Min(Array.MaxLength, Math.Max(_packed.Length * 3L / 2, _used + (long)key.Length)));
        key.CopyTo(_packed.AsSpan(_used));
        var start = _used;
        _used += key.Length;
        if (Count == _ends.Length) Array.Resize(ref _ends, (int)Math.Min(Array.MaxLength, _ends.Length * 3L / 2));
        _ends[Count++] = _used;
        _slots[at] = new Slot(Tag(hash), Count, start, key.Length);
        if (Count > _slots.Length / 5 * 3) Grow();
        return Count - 1;
    }

    /// <summary>Doubles the slots. A slot knows half of its fingerprint; the whole is computed anew from the key.</summary>
    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        var mask = (uint)_slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = ByteHash.Of(this[number]);
            var at = (uint)hash & mask;
            while (_slots[at].Next != 0) at = (at + 1) & mask;
            _slots[at] = new Slot(Tag(hash), number + 1, Begin(number), _ends[number] - Begin(number));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForSlot(ulong hash)
    {
        if (!Sse.IsSupported) return;
        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (uint)hash & ((uint)_slots.Length - 1));
        Sse.Prefetch0(Unsafe.AsPointer(ref slot));
    }

    /// <summary>The slot has come by now; what it names is likely the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForKey(ulong hash)
    {
        if (!Sse.IsSupported) return;
        var slot = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (uint)hash & ((uint)_slots.Length - 1));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_packed), slot.Start)));
    }

    private static uint Tag(ulong hash) => (uint)(hash >> 32);

    /// <summary>Half of a key's fingerprint, its number + 1 (0 in a free slot), and where it is packed.</summary>
    private readonly record struct Slot(uint Tag, int Next, int Start, int Length);
}
