using System.Runtime.InteropServices;

namespace AmazonRec.Recommendation.Search;

/// <summary>
/// Which entries hold which three characters in a row, whatever their case. A text that holds a word holds all its threes, so what has
/// them all is a superset of what has the word (Zobel and Moffat 2006, section 10: n-gram indexes). The last two characters of a text are
/// filled up with nothing, so that shorter words are the start of a three.
/// </summary>
internal sealed class GramIndex
{
    /// <summary>Lists that are intersected for a word, the shortest: a long text has many threes, and few tell nearly all.</summary>
    private const int MostLists = 8;

    private readonly ulong[] _grams; // sorted
    private readonly int[] _counts; // entries that have each
    private readonly int[] _starts; // where a gram's entries begin among the bytes; one more, the end
    private readonly byte[] _entries; // steps from one entry to the next, 7 bits a byte, the lowest first

    private GramIndex(int entries, ulong[] grams, int[] counts, int[] starts, byte[] bytes) =>
        (Entries, _grams, _counts, _starts, _entries) = (entries, grams, counts, starts, bytes);

    /// <summary>How many entries there are.</summary>
    public int Entries { get; }

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => _entries.LongLength + (_grams.LongLength * (sizeof(ulong) + (2 * sizeof(int))));

    /// <summary>Makes an index.</summary>
    /// <param name="entries">How many entries there are.</param>
    /// <param name="textsOf">The texts of each.</param>
    public static GramIndex Build(int entries, Func<int, IEnumerable<string>> textsOf)
    {
        var (numbers, last, steps) = (new Dictionary<ulong, int>(), new List<int>(), new List<List<byte>>());
        var counted = new List<int>();
        for (var entry = 0; entry < entries; entry++)
            foreach (var text in textsOf(entry))
            {
                var folded = Fold(text);
                for (var at = 0; at < folded.Length; at++) Add(GramAt(folded, at), entry);
            }

        ulong[] grams = [.. numbers.Keys];
        int[] order = [.. numbers.Values];
        Array.Sort(grams, order);
        var starts = new int[grams.Length + 1];
        for (var i = 0; i < grams.Length; i++) starts[i + 1] = checked(starts[i] + steps[order[i]].Count);
        var bytes = new byte[starts[^1]];
        for (var i = 0; i < grams.Length; i++) steps[order[i]].CopyTo(bytes, starts[i]);
        return new GramIndex(entries, grams, Array.ConvertAll(order, number => counted[number]), starts, bytes);

        void Add(ulong gram, int entry)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, gram, out var known);
            if (!known)
            {
                number = last.Count;
                last.Add(-1);
                counted.Add(0);
                steps.Add(new List<byte>(4));
            }

            if (last[number] == entry) return;
            var step = (uint)(entry - last[number]);
            for (; step > 0x7F; step >>= 7) steps[number].Add((byte)(step | 0x80));
            steps[number].Add((byte)step);
            (last[number], counted[number]) = (entry, counted[number] + 1);
        }
    }

    /// <summary>Text whose characters are equal where a search that ignores case takes them for equal.</summary>
    /// <remarks>Halves of surrogate pairs become one character: a pair's case is not that of its halves.</remarks>
    public static string Fold(string text)
    {
        var folded = text.ToUpperInvariant();
        return folded.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? string.Create(folded.Length, folded, (target, source) =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = char.IsSurrogate(source[i]) ? '\uFFFD' : source[i];
            })
            : folded;
    }

    /// <summary>
    /// The entries that may hold all of some words, in order: all that do, and few others. Words of one or two characters that many entries
    /// hold are not looked at.
    /// </summary>
    public IEnumerable<int> Candidates(IReadOnlyList<string> words)
    {
        var lists = new SortedSet<(int Count, int Gram)>();
        var shorts = new List<Range>();
        foreach (var folded in words.Select(Fold))
        {
            if (folded.Length < 3)
            {
                shorts.Add(GramsFrom(folded));
                continue;
            }

            for (var at = 0; at + 2 < folded.Length; at++)
            {
                var gram = Array.BinarySearch(_grams, GramAt(folded, at));
                if (gram < 0) return [];
                lists.Add((_counts[gram], gram));
            }
        }

        int[]? found = null;
        foreach (var (_, gram) in lists.Take(MostLists))
        {
            found = found is null ? All(gram) : found[..Keep(found, gram)];
            if (found.Length == 0) return [];
        }

        foreach (var grams in shorts)
        {
            if (_counts[grams].Sum(count => (long)count) > Entries) continue;
            var holds = new bool[Entries];
            foreach (var gram in Enumerable.Range(0, _grams.Length).Take(grams))
                foreach (var entry in All(gram)) holds[entry] = true;
            found = [.. (found ?? Enumerable.Range(0, Entries)).Where(entry => holds[entry])];
        }

        return found ?? Enumerable.Range(0, Entries);
    }

    private static ulong GramAt(string text, int at) =>
        ((ulong)text[at] << 32) | ((ulong)(at + 1 < text.Length ? text[at + 1] : 0) << 16) | (at + 2 < text.Length ? text[at + 2] : '\0');

    /// <summary>The places of all grams that start with one or two characters.</summary>
    private Range GramsFrom(string start)
    {
        var least = GramAt(start, 0);
        var beyond = least + (start.Length == 1 ? 1UL << 32 : 1UL << 16);
        return Place(least)..Place(beyond);

        int Place(ulong gram)
        {
            var place = Array.BinarySearch(_grams, gram);
            return place < 0 ? ~place : place;
        }
    }

    private int[] All(int gram)
    {
        var found = new int[_counts[gram]];
        var (at, entry) = (_starts[gram], -1);
        for (var i = 0; i < found.Length; i++) found[i] = entry += Step(ref at);
        return found;
    }

    /// <summary>Moves those of some entries that a gram's have as well to the front; returns how many they are.</summary>
    private int Keep(int[] found, int gram)
    {
        var (at, end, entry, kept) = (_starts[gram], _starts[gram + 1], -1, 0);
        foreach (var wanted in found)
        {
            while (entry < wanted && at < end) entry += Step(ref at);
            if (entry == wanted) found[kept++] = wanted;
        }

        return kept;
    }

    private int Step(ref int at)
    {
        int step = _entries[at++];
        if (step < 0x80) return step;
        step &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var next = _entries[at++];
            step |= (next & 0x7F) << shift;
            if (next < 0x80) return step;
        }
    }
}
