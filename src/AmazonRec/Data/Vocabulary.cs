namespace AmazonRec.Data;

/// <summary>Ids and their codes 0..Count-1, in ordinal order of the ids, so that the same ids always have the same codes.</summary>
public sealed class Vocabulary
{
    private readonly string[] _ids;

    private Vocabulary(string[] sorted) => _ids = sorted;

    /// <summary>How many ids there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The ids; the position of each is its code.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The id of a code.</summary>
    public string this[int code] => _ids[code];

    /// <summary>The vocabulary of distinct ids in any order.</summary>
    public static Vocabulary Of(IEnumerable<string> ids)
    {
        var sorted = ids.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] == sorted[i - 1]) throw new ArgumentException($"The id '{sorted[i]}' occurs twice.", nameof(ids));
        return new Vocabulary(sorted);
    }

    /// <summary>The vocabulary of ids that are in order already, as a file holds them: each keeps its place as its code.</summary>
    /// <exception cref="FormatException">They are not in order, or one occurs twice: codes would no longer mean the same ids.</exception>
    public static Vocabulary OfSorted(IEnumerable<string> ids)
    {
        var sorted = ids.ToArray();
        for (var i = 1; i < sorted.Length; i++)
            if (string.CompareOrdinal(sorted[i - 1], sorted[i]) >= 0) throw new FormatException($"The vocabulary is damaged: '{sorted[i - 1]}' stands before '{sorted[i]}'.");
        return new Vocabulary(sorted);
    }

    /// <summary>The code of an id, if it is known.</summary>
    public bool TryGetCode(string id, out int code)
    {
        code = Array.BinarySearch(_ids, id, StringComparer.Ordinal);
        return code >= 0;
    }

    /// <summary>The codes that the ids at <paramref name="kept"/> codes get in a vocabulary of only these; -1 for all others.</summary>
    internal (Vocabulary Kept, int[] NewCodes) Keep(bool[] kept)
    {
        var newCodes = new int[_ids.Length];
        var ids = new List<string>();
        for (var code = 0; code < _ids.Length; code++)
        {
            newCodes[code] = kept[code] ? ids.Count : -1;
            if (kept[code]) ids.Add(_ids[code]);
        }

        return (ids.Count == _ids.Length ? this : new Vocabulary([.. ids]), newCodes);
    }
}
