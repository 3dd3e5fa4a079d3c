namespace AmazonRec.Rankers.Vectors;

/// <summary>The places of each key in a list, in their order: what sums by key are made from, so that no thread decides an order.</summary>
internal sealed class Grouping
{
    private int[] _first = [];
    private int[] _places = [];

    /// <summary>Groups a list.</summary>
    /// <param name="keys">The list.</param>
    /// <param name="count">Keys are below this.</param>
    public void Set(ReadOnlySpan<int> keys, int count)
    {
        if (_first.Length < count + 2) _first = new int[count + 2];
        if (_places.Length < keys.Length) _places = new int[keys.Length];
        Array.Clear(_first, 0, count + 2);
        foreach (var key in keys) _first[key + 2]++;
        for (var key = 0; key < count; key++) _first[key + 2] += _first[key + 1];
        for (var place = 0; place < keys.Length; place++) _places[_first[keys[place] + 1]++] = place;
    }

    /// <summary>The places of a key.</summary>
    public ReadOnlySpan<int> Of(int key) => _places.AsSpan(_first[key].._first[key + 1]);
}
