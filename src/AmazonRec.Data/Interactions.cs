namespace AmazonRec.Data;

/// <summary>
/// Who chose what: the distinct items of each user, oldest first, and the users of each item. An item that a user chose several times
/// stands where it was chosen last. Items chosen at the same time, or without times, stand in the order of the file.
/// </summary>
public sealed class Interactions
{
    private readonly int[] _firstOfUser;
    private readonly int[] _items;
    private readonly float[] _ratings;
    private readonly int[] _firstOfItem;
    private readonly int[] _users;
    private readonly int[] _pairs; // of each user of an item: the place of the pair among all, by user

    private Interactions(Vocabulary users, Vocabulary items, int[] firstOfUser, int[] chosen, float[] ratings)
    {
        (Users, Items, _firstOfUser, _items, _ratings) = (users, items, firstOfUser, chosen, ratings);
        (_firstOfItem, _users, _pairs) = (new int[items.Count + 1], new int[chosen.Length], new int[chosen.Length]);
        foreach (var item in chosen) _firstOfItem[item + 1]++;
        for (var item = 0; item < items.Count; item++) _firstOfItem[item + 1] += _firstOfItem[item];
        var next = _firstOfItem[..items.Count];
        for (var user = 0; user < users.Count; user++)
        {
            for (var pair = firstOfUser[user]; pair < firstOfUser[user + 1]; pair++)
            {
                var place = next[chosen[pair]]++;
                (_users[place], _pairs[place]) = (user, pair);
            }
        }
    }

    /// <summary>The users.</summary>
    public Vocabulary Users { get; }

    /// <summary>The items.</summary>
    public Vocabulary Items { get; }

    /// <summary>How many pairs of a user and an item there are.</summary>
    public int Count => _items.Length;

    /// <summary>The pairs of some rows.</summary>
    /// <param name="rows">Ratings, or implicit data.</param>
    /// <param name="from">Rows with a rating below this do not count; all rows count where null, and of implicit data always.</param>
    public static Interactions From(Ratings rows, float? from = null)
    {
        var (least, byUser) = (rows.IsImplicit ? null : from, RowIndex.ByUser(rows));
        var first = new int[rows.Users.Count + 1];
        var (items, ratings) = (new List<int>(rows.Count), new List<float>(rows.Count));
        var seen = new int[rows.Items.Count];
        for (var user = 0; user < rows.Users.Count; user++)
        {
            var own = byUser[user].ToArray();
            Array.Sort(Array.ConvertAll(own, row => (rows.Time[row], row)), own);
            var start = items.Count;
            for (var place = own.Length - 1; place >= 0; place--)
            {
                var row = own[place];
                if (rows.Value[row] < least || seen[rows.Item[row]] == user + 1) continue;
                seen[rows.Item[row]] = user + 1;
                items.Add(rows.Item[row]);
                ratings.Add(rows.Value[row]);
            }

            items.Reverse(start, items.Count - start);
            ratings.Reverse(start, items.Count - start);
            first[user + 1] = items.Count;
        }

        return new Interactions(rows.Users, rows.Items, first, [.. items], [.. ratings]);
    }

    /// <summary>Codes of the items that a user chose, oldest first, each once.</summary>
    /// <param name="user">Code of the user.</param>
    public ReadOnlySpan<int> ItemsOf(int user) => _items.AsSpan(_firstOfUser[user].._firstOfUser[user + 1]);

    /// <summary>The user's ratings of these items, in the same order; ones of implicit data.</summary>
    /// <param name="user">Code of the user.</param>
    public ReadOnlySpan<float> RatingsOf(int user) => _ratings.AsSpan(_firstOfUser[user].._firstOfUser[user + 1]);

    /// <summary>What a user chose.</summary>
    /// <param name="user">Code of the user.</param>
    public Choices Of(int user) => new(ItemsOf(user), RatingsOf(user));

    /// <summary>The user and the item of each pair, by user.</summary>
    internal (int[] Users, int[] Items) Pairs()
    {
        var users = new int[Count];
        for (var user = 0; user < Users.Count; user++) users.AsSpan(_firstOfUser[user].._firstOfUser[user + 1]).Fill(user);
        return (users, (int[])_items.Clone());
    }

    /// <summary>The place of a user's first pair among all pairs.</summary>
    internal int FirstPairOf(int user) => _firstOfUser[user];

    /// <summary>The places of an item's pairs among all pairs, in the order of <see cref="UsersOf"/>.</summary>
    internal ReadOnlySpan<int> PairsOf(int item) => _pairs.AsSpan(_firstOfItem[item].._firstOfItem[item + 1]);

    /// <summary>The rating of each pair, by user.</summary>
    internal ReadOnlySpan<float> Ratings => _ratings;

    /// <summary>Codes of the users who chose an item, rising.</summary>
    /// <param name="item">Code of the item.</param>
    public ReadOnlySpan<int> UsersOf(int item) => _users.AsSpan(_firstOfItem[item].._firstOfItem[item + 1]);

    /// <summary>How many users chose each item.</summary>
    public int[] CountsPerItem()
    {
        var counts = new int[Items.Count];
        for (var item = 0; item < counts.Length; item++) counts[item] = UsersOf(item).Length;
        return counts;
    }
}
