using System.Runtime.InteropServices;

namespace AmazonRec.Data.Inspection;

/// <summary>
/// The reviews of a file, a review being one text of one user, and on which items each stands that stands on several. Takes one walk over
/// each user's rows; reviews on one item are only counted.
/// </summary>
internal sealed class SharedReviews
{
    private readonly List<int> _first = [0];
    private readonly List<int> _items = [];

    private SharedReviews(int items) => PerItem = new int[items];

    /// <summary>How many reviews each item has, copies counted once.</summary>
    public int[] PerItem { get; }

    /// <summary>Rows beyond the first with the same user and item.</summary>
    public int RepeatedPairs { get; private set; }

    /// <summary>Rows equal to one before them in user, item, text, time and rating.</summary>
    public int EqualRows { get; private set; }

    /// <summary>How many times a review stands on an item beyond its first.</summary>
    public int RepeatedTexts { get; private set; }

    /// <summary>How many reviews stand on several items.</summary>
    public int Count => _first.Count - 1;

    /// <summary>The items that such a review stands on, rising; at least two.</summary>
    public ReadOnlySpan<int> this[int review] => CollectionsMarshal.AsSpan(_items)[_first[review].._first[review + 1]];

    /// <summary>The reviews of a file.</summary>
    public static SharedReviews Find(Ratings ratings, CancellationToken cancellation)
    {
        var reviews = new SharedReviews(ratings.Items.Count);
        var order = new ReviewOrder(ratings);
        var byUser = RowIndex.ByUser(ratings);
        var (rows, items) = (Array.Empty<int>(), Array.Empty<int>());
        for (var user = 0; user < byUser.Count; user++)
        {
            if ((user & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var own = byUser[user];
            if (own.Length == 1)
            {
                reviews.PerItem[ratings.Item[own[0]]]++;
                continue;
            }

            if (rows.Length < own.Length) (rows, items) = (new int[own.Length * 2], new int[own.Length * 2]);
            own.CopyTo(rows);
            for (var i = 0; i < own.Length; i++) items[i] = ratings.Item[own[i]];
            items.AsSpan(0, own.Length).Sort();
            for (var i = 1; i < own.Length; i++)
                if (items[i] == items[i - 1]) reviews.RepeatedPairs++;
            rows.AsSpan(0, own.Length).Sort(order);
            reviews.Add(rows.AsSpan(0, own.Length), order, ratings);
        }

        return reviews;
    }

    /// <summary>A user's rows in order.</summary>
    private void Add(ReadOnlySpan<int> rows, ReviewOrder order, Ratings ratings)
    {
        for (var i = 1; i < rows.Length; i++)
            if (order.Equal(rows[i - 1], rows[i])) EqualRows++;
        for (var start = 0; start < rows.Length;)
        {
            var (end, before) = (start + 1, _items.Count);
            _items.Add(ratings.Item[rows[start]]);
            for (; end < rows.Length && order.SameText(rows[start], rows[end]); end++)
                if (!order.SameItem(rows[end - 1], rows[end])) _items.Add(ratings.Item[rows[end]]);
            for (var i = before; i < _items.Count; i++) PerItem[_items[i]]++;
            start = end;

            // Without texts nothing tells that a user's ratings of two items are one.
            if (_items.Count - before < 2 || ratings.TextHash is null)
            {
                _items.RemoveRange(before, _items.Count - before);
                continue;
            }

            RepeatedTexts += _items.Count - before - 1;
            _first.Add(_items.Count);
        }
    }
}
