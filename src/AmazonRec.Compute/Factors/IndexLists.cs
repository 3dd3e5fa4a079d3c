namespace AmazonRec.Compute.Factors;

/// <summary>A list of distinct indices, ascending, for each id: whom a user rated, in one array.</summary>
public sealed class IndexLists
{
    private readonly int[] _starts;
    private readonly int[] _indices;

    private IndexLists(int[] starts, int[] indices) => (_starts, _indices) = (starts, indices);

    /// <summary>How many lists.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>List i runs from entry i to entry i + 1.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    internal ReadOnlySpan<int> Indices => _indices;

    /// <summary>One of the lists.</summary>
    public ReadOnlySpan<int> this[int list] => _indices.AsSpan(_starts[list].._starts[list + 1]);

    /// <summary>The lists of pairs (list, index); a pair that comes again counts once.</summary>
    /// <param name="count">How many lists.</param>
    /// <param name="bound">Indices lie in [0, bound).</param>
    /// <param name="lists">List of each pair.</param>
    /// <param name="indices">Index of each pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">A list or an index is out of range, or one of them is missing.</exception>
    public static IndexLists Build(int count, int bound, ReadOnlySpan<int> lists, ReadOnlySpan<int> indices)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(indices.Length, lists.Length);
        Codes.ThrowUnlessBelow(bound, indices);
        Codes.ThrowUnlessBelow(count, lists);
        var ends = new int[count + 1];
        foreach (var list in lists) ends[list + 1]++;
        for (var list = 0; list < count; list++) ends[list + 1] += ends[list];
        var sorted = new int[lists.Length];
        var next = ends.AsSpan(0, count).ToArray();
        for (var pair = 0; pair < lists.Length; pair++) sorted[next[lists[pair]]++] = indices[pair];
        return Distinct(ends, sorted);
    }

    /// <summary>Sorts each list and closes the gaps that repeated entries leave.</summary>
    private static IndexLists Distinct(int[] starts, int[] indices)
    {
        var (kept, start) = (0, 0);
        for (var list = 0; list + 1 < starts.Length; list++)
        {
            var (first, end) = (kept, starts[list + 1]);
            indices.AsSpan(start..end).Sort();
            for (var i = start; i < end; i++)
                if (kept == first || indices[kept - 1] != indices[i]) indices[kept++] = indices[i];
            (start, starts[list + 1]) = (end, kept);
        }

        return new IndexLists(starts, indices[..kept]);
    }
}
