namespace AmazonRec.Data;

/// <summary>Filters of ratings. Each adds what it left to <see cref="Ratings.Funnel"/>; ids that lost all their rows leave the vocabularies.</summary>
public static class Filters
{
    /// <summary>
    /// Keeps rows whose item has more than <paramref name="perItem"/> ratings and whose user has more than <paramref name="perUser"/>,
    /// in one pass: both counts are taken before anything is dropped, so users and items at or below the bounds can remain afterwards.
    /// A bound of 0 keeps all.
    /// </summary>
    public static Ratings WithMoreThan(this Ratings ratings, int perUser, int perItem)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perUser);
        ArgumentOutOfRangeException.ThrowIfNegative(perItem);
        var userCounts = ratings.CountsPerUser();
        var itemCounts = ratings.CountsPerItem();
        var keep = new bool[ratings.Count];
        var steps = new List<FunnelStep>(ratings.Funnel);
        Array.Fill(keep, true);
        if (perItem > 0) Narrow($"items with > {perItem} ratings", row => itemCounts[ratings.Item[row]] > perItem);
        if (perUser > 0) Narrow($"users with > {perUser} ratings", row => userCounts[ratings.User[row]] > perUser);
        return Compact(ratings, keep, steps);

        void Narrow(string name, Func<int, bool> condition)
        {
            var before = keep.Count(k => k);
            for (var row = 0; row < keep.Length; row++) keep[row] &= condition(row);
            steps.Add(StepOf(name, ratings, keep, before));
        }
    }

    /// <summary>Keeps one row of those with the same user and item: the latest, and of equal times the last in the file.</summary>
    public static Ratings WithoutCopies(this Ratings ratings)
    {
        var latest = new Dictionary<long, int>(ratings.Count);
        for (var row = 0; row < ratings.Count; row++)
        {
            var pair = ((long)ratings.User[row] << 32) | (uint)ratings.Item[row];
            if (!latest.TryGetValue(pair, out var other) || ratings.Time[row] >= ratings.Time[other]) latest[pair] = row;
        }

        var keep = new bool[ratings.Count];
        foreach (var row in latest.Values) keep[row] = true;
        return Compact(ratings, keep, [.. ratings.Funnel, StepOf("without copies of user and item", ratings, keep, ratings.Count)]);
    }

    private static FunnelStep StepOf(string name, Ratings ratings, bool[] keep, int before)
    {
        var (users, items) = Present(ratings, keep);
        var rows = keep.Count(k => k);
        return new FunnelStep(name, rows, users.Count(u => u), items.Count(i => i), before - rows);
    }

    private static (bool[] Users, bool[] Items) Present(Ratings ratings, bool[] keep)
    {
        var users = new bool[ratings.Users.Count];
        var items = new bool[ratings.Items.Count];
        for (var row = 0; row < keep.Length; row++)
            if (keep[row]) users[ratings.User[row]] = items[ratings.Item[row]] = true;
        return (users, items);
    }

    /// <summary>The kept rows, with vocabularies of only their ids.</summary>
    private static Ratings Compact(Ratings ratings, bool[] keep, IReadOnlyList<FunnelStep> steps)
    {
        var (presentUsers, presentItems) = Present(ratings, keep);
        var (users, newUser) = ratings.Users.Keep(presentUsers);
        var (items, newItem) = ratings.Items.Keep(presentItems);
        var rows = ratings.Rows([.. Enumerable.Range(0, keep.Length).Where(row => keep[row])]);
        for (var row = 0; row < rows.Count; row++) (rows.User[row], rows.Item[row]) = (newUser[rows.User[row]], newItem[rows.Item[row]]);
        return new Ratings(users, items, rows.User, rows.Item, rows.Value, rows.Time) { TextHash = rows.TextHash, Funnel = steps, BadRows = ratings.BadRows };
    }
}
