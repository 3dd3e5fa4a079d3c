namespace AmazonRec.Data;

/// <summary>The rows of each user, or of each item, in the order of the file. Takes one pass over the rows and 4 bytes for each.</summary>
public sealed class RowIndex
{
    private readonly int[] _first;
    private readonly int[] _rows;

    private RowIndex(int[] codes, int count)
    {
        _first = new int[count + 1];
        _rows = new int[codes.Length];
        foreach (var code in codes) _first[code + 1]++;
        for (var code = 0; code < count; code++) _first[code + 1] += _first[code];
        var next = _first[..count];
        for (var row = 0; row < codes.Length; row++) _rows[next[codes[row]]++] = row;
    }

    /// <summary>How many users or items there are.</summary>
    public int Count => _first.Length - 1;

    /// <summary>The rows of a user or item, rising.</summary>
    public ReadOnlySpan<int> this[int code] => _rows.AsSpan(_first[code].._first[code + 1]);

    /// <summary>The rows of each of <paramref name="count"/> codes.</summary>
    internal static RowIndex Of(int[] codes, int count) => new(codes, count);

    /// <summary>The rows of each user.</summary>
    public static RowIndex ByUser(Ratings ratings) => new(ratings.User, ratings.Users.Count);

    /// <summary>The rows of each item.</summary>
    public static RowIndex ByItem(Ratings ratings) => new(ratings.Item, ratings.Items.Count);
}
