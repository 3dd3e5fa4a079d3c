namespace AmazonRec.DuckDb;

/// <summary>
/// Who is in a k-core (Seidman 1983): users and items that are left when, round by round, all go at once that have too few rows by the
/// counts before. The rows are gone through once a round; in memory are two numbers for each user and item.
/// </summary>
/// <param name="codes">How many users there are, and how many items.</param>
/// <param name="core">Rows that each needs at least.</param>
internal sealed class CoreMembers(long[] codes, int core)
{
    private int[] _users = new int[codes[0]];
    private int[] _items = new int[codes[1]];

    /// <summary>Rows of each user; 0 of one who is not left.</summary>
    public ReadOnlySpan<int> Users => _users;

    /// <summary>The same of items.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>Finds them.</summary>
    /// <param name="rows">Gives all rows, user and item of each, whenever it is asked.</param>
    /// <returns>How many rounds dropped anything.</returns>
    public int Find(Action<Action<int, int>> rows)
    {
        rows((user, item) =>
        {
            _users[user]++;
            _items[item]++;
        });
        var rounds = 0;
        while (Few(_users) || Few(_items))
        {
            var (users, items) = (new int[_users.Length], new int[_items.Length]);
            rows((user, item) =>
            {
                if (_users[user] < core || _items[item] < core) return;
                users[user]++;
                items[item]++;
            });
            (_users, _items) = (users, items);
            rounds++;
        }

        return rounds;
    }

    /// <summary>Whether any has rows, but too few.</summary>
    private bool Few(ReadOnlySpan<int> counts)
    {
        foreach (var count in counts)
            if (count > 0 && count < core) return true;
        return false;
    }
}
