namespace AmazonRec.Data.Splitting;

/// <summary>Rows divided by time: what comes last is reported on. Rows of equal time are never divided.</summary>
internal static class LatestRows
{
    /// <summary>The latest of all rows.</summary>
    public static Assignment OfAll(Ratings ratings, SplitShares shares)
    {
        var times = ratings.Time;
        var testFrom = Border(times, shares.TestOf(times.Length));
        var before = Before(times, testFrom);
        var validations = Math.Min(shares.ValidationOf(times.Length), before.Length);
        var validationFrom = validations == 0 ? testFrom : Border(before, validations);
        var parts = new Part[times.Length];
        for (var row = 0; row < parts.Length; row++) parts[row] = PartOf(times[row], validationFrom, testFrom);
        return new Assignment(parts);
    }

    /// <summary>The latest of each user's rows.</summary>
    public static Assignment OfEachUser(Ratings ratings, SplitShares shares)
    {
        var parts = new Part[ratings.Count];
        var byUser = RowIndex.ByUser(ratings);
        var times = Array.Empty<long>();
        for (var user = 0; user < byUser.Count; user++)
        {
            var rows = byUser[user];
            var (tests, validations) = shares.OfFew(rows.Length);
            if (tests + validations == 0) continue;
            if (times.Length < rows.Length) times = new long[2 * rows.Length];
            for (var i = 0; i < rows.Length; i++) times[i] = ratings.Time[rows[i]];
            var sorted = times.AsSpan(0, rows.Length);
            sorted.Sort();
            var testFrom = Border(sorted, tests);
            var first = sorted.IndexOfAnyInRange(testFrom, long.MaxValue);
            var before = first < 0 ? sorted : sorted[..first];
            var validationFrom = Border(before, Math.Min(validations, before.Length));
            foreach (var row in rows) parts[row] = PartOf(ratings.Time[row], Math.Min(validationFrom, testFrom), testFrom);
        }

        return new Assignment(parts);
    }

    /// <summary>
    /// Each user's latest row to report on, and the one before it to decide by; of equal times the later in the file counts as later. Users
    /// with fewer rows than it takes to leave one are trained on.
    /// </summary>
    public static Assignment LastOfEachUser(Ratings ratings, bool validation)
    {
        var parts = new Part[ratings.Count];
        var byUser = RowIndex.ByUser(ratings);
        for (var user = 0; user < byUser.Count; user++)
        {
            var rows = byUser[user];
            if (rows.Length < (validation ? 3 : 2)) continue;
            var (last, second) = (-1, -1);
            foreach (var row in rows)
            {
                if (last < 0 || ratings.Time[row] >= ratings.Time[last]) (last, second) = (row, last);
                else if (second < 0 || ratings.Time[row] >= ratings.Time[second]) second = row;
            }

            parts[last] = Part.Test;
            if (validation) parts[second] = Part.Validation;
        }

        return new Assignment(parts);
    }

    private static long[] Before(long[] times, long border)
    {
        var before = new long[times.Length];
        var next = 0;
        foreach (var time in times)
            if (time < border) before[next++] = time;
        return before[..next];
    }

    private static Part PartOf(long time, long validationFrom, long testFrom) =>
        time >= testFrom ? Part.Test : time >= validationFrom ? Part.Validation : Part.Train;

    /// <summary>
    /// The time that the latest <paramref name="count"/> rows begin at. Earlier rows of that very time come with them, unless no row
    /// would be left before: then all of that time stay behind.
    /// </summary>
    private static long Border(ReadOnlySpan<long> sorted, int count)
    {
        if (count == 0) return long.MaxValue;
        var border = sorted[^count];
        return sorted[0] < border ? border : border + 1;
    }

    private static long Border(long[] times, int count)
    {
        if (times.Length == 0) return long.MaxValue;
        var border = Rank.Select(times, times.Length - count);
        return times.AsSpan().IndexOfAnyExceptInRange(border, long.MaxValue) >= 0 ? border : border + 1;
    }
}
