namespace AmazonRec.Data.Filtering;

/// <summary>Reviews of one user with the same text.</summary>
internal static class RepeatedTexts
{
    /// <summary>Marks all but the earliest row of each text of a user.</summary>
    public static void Drop(Ratings ratings, ulong[] text, bool[] kept)
    {
        var byUser = RowIndex.ByUser(ratings);
        var (keys, places) = (Array.Empty<ulong>(), Array.Empty<int>());
        for (var user = 0; user < byUser.Count; user++)
        {
            var rows = byUser[user];
            if (rows.Length < 2) continue;
            if (keys.Length < rows.Length) (keys, places) = (new ulong[2 * rows.Length], new int[2 * rows.Length]);
            for (var i = 0; i < rows.Length; i++) (keys[i], places[i]) = (text[rows[i]], rows[i]);
            MemoryExtensions.Sort(keys.AsSpan(0, rows.Length), places.AsSpan(0, rows.Length));
            for (int start = 0, end; start < rows.Length; start = end)
            {
                end = start + 1;
                while (end < rows.Length && keys[end] == keys[start]) end++;
                if (end - start > 1) KeepEarliest(ratings.Time, places.AsSpan(start..end), kept);
            }
        }
    }

    private static void KeepEarliest(long[] time, ReadOnlySpan<int> rows, bool[] kept)
    {
        var first = rows[0];
        foreach (var row in rows)
        {
            kept[row] = false;
            if (time[row] < time[first] || (time[row] == time[first] && row < first)) first = row;
        }

        kept[first] = true;
    }
}
