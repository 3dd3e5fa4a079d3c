using System.Collections;
using System.Text;
using AmazonRec.Compute.Keys;

namespace AmazonRec.Data;

/// <summary>
/// Ids and their codes 0..Count-1, in the order of the ids' UTF-8 bytes (that of Python's <c>sorted</c>), so that the same ids always have
/// the same codes. Ids are kept as bytes, ten million in some 170 MB, and made into text when asked for.
/// </summary>
public sealed class Vocabulary
{
    private readonly byte[] _packed;
    private readonly int[] _ends;

    /// <summary>Sorted ids one after another, and where each ends.</summary>
    internal Vocabulary(byte[] packed, int[] ends) => (_packed, _ends) = (packed, ends);

    internal Vocabulary(SortedKeys keys) : this(keys.Packed, keys.Ends) { }

    /// <summary>How many ids there are.</summary>
    public int Count => _ends.Length;

    /// <summary>The ids; the position of each is its code. Each is made when asked for.</summary>
    public IReadOnlyList<string> Ids => new IdList(this);

    /// <summary>The ids one after another.</summary>
    internal byte[] Packed => _packed;

    /// <summary>Where each id ends in <see cref="Packed"/>.</summary>
    internal int[] Ends => _ends;

    /// <summary>The id of a code.</summary>
    public string this[int code] => Encoding.UTF8.GetString(Bytes(code));

    /// <summary>The vocabulary of distinct ids in any order.</summary>
    public static Vocabulary FromIds(IEnumerable<string> ids)
    {
        var sorted = ids.Select(Encoding.UTF8.GetBytes).ToArray();
        Array.Sort(sorted, (a, b) => a.AsSpan().SequenceCompareTo(b));
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i].AsSpan().SequenceEqual(sorted[i - 1]))
                throw new ArgumentException($"The id '{Encoding.UTF8.GetString(sorted[i])}' occurs twice.", nameof(ids));
        return Pack(sorted);
    }

    /// <summary>The vocabulary of ids that are in order already, as a file holds them: each keeps its place as its code.</summary>
    /// <exception cref="FormatException">They are not in order, or one occurs twice: codes would no longer mean the same ids.</exception>
    public static Vocabulary OfSorted(IEnumerable<string> ids)
    {
        var vocabulary = Pack([.. ids.Select(Encoding.UTF8.GetBytes)]);
        vocabulary.RefuseDisorder();
        return vocabulary;
    }

    /// <summary>The vocabulary of ids one after another, as a file holds them.</summary>
    /// <param name="packed">The ids in UTF-8.</param>
    /// <param name="ends">Where each ends.</param>
    /// <exception cref="FormatException">They are damaged: they end outside, are not in order, or one occurs twice.</exception>
    internal static Vocabulary OfPacked(byte[] packed, int[] ends)
    {
        var start = 0;
        foreach (var end in ends)
            start = end >= start ? end : throw new FormatException("The vocabulary is damaged: an id ends before it begins.");
        if (start != packed.Length)
            throw new FormatException($"The vocabulary is damaged: its ids end at {start:N0} of {packed.Length:N0} bytes.");
        var vocabulary = new Vocabulary(packed, ends);
        vocabulary.RefuseDisorder();
        return vocabulary;
    }

    /// <summary>The UTF-8 bytes of the id of a code.</summary>
    public ReadOnlySpan<byte> Bytes(int code) => _packed.AsSpan((code == 0 ? 0 : _ends[code - 1]).._ends[code]);

    /// <summary>The code of an id, if it is known.</summary>
    public bool TryGetCode(string id, out int code) => TryGetCode(Encoding.UTF8.GetBytes(id), out code);

    /// <summary>The code of a known id.</summary>
    /// <exception cref="KeyNotFoundException">It is not known.</exception>
    public int CodeOf(string id) =>
        TryGetCode(id, out var code) ? code : throw new KeyNotFoundException($"The id '{id}' is not in the vocabulary.");

    /// <summary>The code of an id in UTF-8, if it is known.</summary>
    public bool TryGetCode(ReadOnlySpan<byte> id, out int code)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            code = (int)(((uint)low + (uint)high) / 2);
            var order = Bytes(code).SequenceCompareTo(id);
            if (order == 0) return true;
            if (order < 0) low = code + 1;
            else high = code - 1;
        }

        code = ~low;
        return false;
    }

    /// <summary>Codes of this vocabulary as those of another; -1 for an id that it does not have.</summary>
    internal int[] CodesIn(Vocabulary other, ReadOnlySpan<int> codes)
    {
        var of = new int[Count];
        for (var code = 0; code < of.Length; code++) of[code] = other.TryGetCode(Bytes(code), out var found) ? found : -1;
        var recoded = new int[codes.Length];
        for (var i = 0; i < recoded.Length; i++) recoded[i] = of[codes[i]];
        return recoded;
    }

    /// <summary>Refuses ids whose codes do not follow from their order.</summary>
    /// <exception cref="FormatException">They are not in order, or one occurs twice.</exception>
    internal void RefuseDisorder()
    {
        for (var code = 1; code < Count; code++)
            if (Bytes(code - 1).SequenceCompareTo(Bytes(code)) >= 0)
                throw new FormatException($"The vocabulary is damaged: '{this[code - 1]}' stands before '{this[code]}'.");
    }

    /// <summary>The codes that the ids at <paramref name="kept"/> codes get in a vocabulary of only these; -1 for all others.</summary>
    internal (Vocabulary Kept, int[] NewCodes) Keep(bool[] kept)
    {
        var newCodes = new int[Count];
        var (count, length) = (0, 0);
        for (var code = 0; code < newCodes.Length; code++)
        {
            newCodes[code] = kept[code] ? count++ : -1;
            if (kept[code]) length += Bytes(code).Length;
        }

        if (count == Count) return (this, newCodes);
        var (packed, ends) = (new byte[length], new int[count]);
        length = 0;
        for (var code = 0; code < newCodes.Length; code++)
        {
            if (!kept[code]) continue;
            Bytes(code).CopyTo(packed.AsSpan(length));
            length += Bytes(code).Length;
            ends[newCodes[code]] = length;
        }

        return (new Vocabulary(packed, ends), newCodes);
    }

    private static Vocabulary Pack(byte[][] ids)
    {
        var ends = new int[ids.Length];
        var length = 0;
        for (var i = 0; i < ids.Length; i++) ends[i] = checked(length += ids[i].Length);
        var packed = new byte[length];
        for (var i = 0; i < ids.Length; i++) ids[i].CopyTo(packed, ends[i] - ids[i].Length);
        return new Vocabulary(packed, ends);
    }

    private sealed class IdList(Vocabulary vocabulary) : IReadOnlyList<string>
    {
        public int Count => vocabulary.Count;

        public string this[int index] => vocabulary[index];

        public IEnumerator<string> GetEnumerator()
        {
            for (var code = 0; code < vocabulary.Count; code++) yield return vocabulary[code];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
