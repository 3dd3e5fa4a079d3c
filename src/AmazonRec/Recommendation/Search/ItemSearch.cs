namespace AmazonRec.Recommendation.Search;

/// <summary>
/// Finds items by words: the same ones in the same order as looking through all of them would, without looking through all of them. An
/// index names those that can hold the words; they are looked at, most rated first, until there are enough.
/// </summary>
internal sealed class ItemSearch
{
    private readonly IReadOnlyList<string>[] _fields;
    private readonly int[] _order; // codes of the items, the most rated first
    private readonly GramIndex _index;

    /// <summary>Indexes items.</summary>
    /// <param name="fields">Texts that are searched, each with an entry for every item: titles, ids and the like.</param>
    /// <param name="ratings">How many ratings each item has.</param>
    public ItemSearch(IReadOnlyList<string>[] fields, IReadOnlyList<int> ratings)
    {
        _fields = fields;
        _order = [.. Enumerable.Range(0, ratings.Count).OrderByDescending(item => ratings[item]).ThenBy(item => item)];
        _index = GramIndex.Build(_order.Length, place => _fields.Select(field => field[_order[place]]));
    }

    /// <summary>Bytes that the index takes, beside the texts.</summary>
    public long Bytes => _index.Bytes + (_order.LongLength * sizeof(int));

    /// <summary>Codes of the items of which each word is in a field, whatever its case; the most rated first, then by code.</summary>
    /// <param name="words">At least one.</param>
    /// <param name="count">How many, at most.</param>
    public IEnumerable<int> Find(string[] words, int count) =>
        _index.Candidates(words).Select(place => _order[place])
            .Where(item => Array.TrueForAll(words, word => Holds(item, word))).Take(count);

    private bool Holds(int item, string word)
    {
        foreach (var field in _fields)
            if (field[item].Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
