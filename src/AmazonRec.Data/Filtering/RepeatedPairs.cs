namespace AmazonRec.Data.Filtering;

/// <summary>Ratings of the same user and item.</summary>
internal static class RepeatedPairs
{
    /// <summary>
    /// Marks all but one row of each pair; for <see cref="Keep.Mean"/>, that one gets the pair's mean in <paramref name="values"/>.
    /// </summary>
    public static void Drop(Ratings ratings, Keep keep, bool[] kept, float[] values)
    {
        var byUser = RowIndex.ByUser(ratings);
        var keys = Array.Empty<long>();
        for (var user = 0; user < byUser.Count; user++)
        {
            var rows = byUser[user];
            if (rows.Length < 2) continue;
            if (keys.Length < rows.Length) keys = new long[Math.Max(rows.Length, 2 * keys.Length)];
            // The item above, the place among the user's rows below: sorted, a pair's rows stand together in the order of the file.
            for (var i = 0; i < rows.Length; i++) keys[i] = ((long)ratings.Item[rows[i]] << 32) | (uint)i;
            var sorted = keys.AsSpan(0, rows.Length);
            sorted.Sort();
            for (int start = 0, end; start < sorted.Length; start = end)
            {
                end = start + 1;
                while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32) end++;
                if (end - start > 1) KeepOne(ratings, rows, sorted[start..end], keep, kept, values);
            }
        }
    }

    private static void KeepOne(Ratings ratings, ReadOnlySpan<int> rows, ReadOnlySpan<long> pair, Keep keep, bool[] kept, float[] values)
    {
        var (best, sum) = (rows[(int)pair[0]], 0.0);
        foreach (var key in pair)
        {
            var row = rows[(int)key];
            kept[row] = false;
            sum += ratings.Value[row];
            if (keep == Keep.First ? ratings.Time[row] < ratings.Time[best] : ratings.Time[row] >= ratings.Time[best]) best = row;
        }

        kept[best] = true;
        if (keep == Keep.Mean) values[best] = (float)(sum / pair.Length);
    }
}
