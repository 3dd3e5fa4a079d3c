namespace AmazonRec.Data;

/// <summary>
/// Which rows are copies of each other: the same user on the same item again, or the same user with the same text on several items. A
/// row without a text, in a file that holds texts, is a copy of another of its user if time and rating agree and their items share a text.
/// What copies a copy belongs to its group.
/// </summary>
public sealed class Copies
{
    private const int UsersAtOnce = 4096; // between two looks at whether to go on

    private Copies(int[] group, int count, int texts) => (Group, Count, Texts) = (group, count, texts);

    /// <summary>The group of each row: rows of one group are copies of each other. Groups are numbered by their first row.</summary>
    public int[] Group { get; }

    /// <summary>How many groups there are. A split that keeps groups whole has no copy across its border.</summary>
    public int Count { get; }

    /// <summary>How many rows are left when each user's texts are kept once; where the file holds no texts, each user's items.</summary>
    public int Texts { get; }

    /// <summary>The copies among ratings. Linear in the rows, but for the few that one user has.</summary>
    /// <exception cref="OperationCanceledException">Asked for between two users.</exception>
    public static Copies Find(Ratings ratings, CancellationToken cancellation = default)
    {
        var sets = new DisjointSets(ratings.Count);
        var byUser = RowIndex.ByUser(ratings);
        var (own, keys) = (new List<int>(), TextKeys.Compute(ratings));
        var repeated = 0;
        for (var user = 0; user < byUser.Count; user++)
        {
            if (user % UsersAtOnce == 0) cancellation.ThrowIfCancellationRequested();
            if (byUser[user].Length < 2) continue;
            own.Clear();
            own.AddRange(byUser[user]);
            var again = Join(sets, own, (a, b) => ratings.Item[a].CompareTo(ratings.Item[b]));
            if (keys is not null) again = Join(sets, own, (a, b) => keys[a].CompareTo(keys[b]));
            repeated += again;
        }

        // A set is known by its least row, so one pass sees that row first.
        var (group, count) = (new int[sets.Count], 0);
        for (var row = 0; row < group.Length; row++) group[row] = sets[row] == row ? count++ : group[sets[row]];
        return new Copies(group, count, sets.Count - repeated);
    }

    /// <summary>Joins the rows that are equal under an order; returns how many are equal to one before them.</summary>
    private static int Join(DisjointSets sets, List<int> rows, Comparison<int> order)
    {
        var again = 0;
        rows.Sort(order);
        for (var i = 1; i < rows.Count; i++)
        {
            if (order(rows[i - 1], rows[i]) != 0) continue;
            again++;
            sets.Join(rows[i - 1], rows[i]);
        }

        return again;
    }
}
