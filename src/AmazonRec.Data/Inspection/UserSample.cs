using AmazonRec.Compute;

namespace AmazonRec.Data.Inspection;

/// <summary>A sample of whole users: each user's rows stay together, so that copies within a user do.</summary>
internal static class UserSample
{
    /// <summary>
    /// The rows of users drawn at random until there are about as many as wanted, with vocabularies of only these; all rows where there are
    /// no more.
    /// </summary>
    public static Ratings Draw(Ratings ratings, int rows, ulong seed)
    {
        if (ratings.Count <= rows) return ratings;
        var counts = ratings.CountsPerUser();
        var (drawn, taken) = (new bool[counts.Length], 0);
        foreach (var user in RandomSource.For(seed, "sample of users").Permutation(counts.Length))
        {
            if (taken >= rows) break;
            drawn[user] = true;
            taken += counts[user];
        }

        var (kept, present) = (new int[taken], new bool[ratings.Items.Count]);
        for (var (row, i) = (0, 0); row < ratings.Count; row++)
        {
            if (!drawn[ratings.User[row]]) continue;
            present[ratings.Item[row]] = true;
            kept[i++] = row;
        }

        var (users, newUser) = ratings.Users.Keep(drawn);
        var (items, newItem) = ratings.Items.Keep(present);
        var part = ratings.Rows(kept);
        for (var row = 0; row < taken; row++) (part.User[row], part.Item[row]) = (newUser[part.User[row]], newItem[part.Item[row]]);
        return new Ratings(users, items, part.User, part.Item, part.Value, part.Time)
        {
            TextHash = part.TextHash,
            IsImplicit = part.IsImplicit,
            TimeIsOrder = part.TimeIsOrder,
            Funnel = [.. ratings.Funnel, new FunnelStep("whole users drawn", taken, users.Count, items.Count, ratings.Count - taken)],
            BadRows = ratings.BadRows,
        };
    }
}
