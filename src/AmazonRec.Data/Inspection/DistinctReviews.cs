namespace AmazonRec.Data.Inspection;

/// <summary>Ratings with each user's texts once.</summary>
internal static class DistinctReviews
{
    /// <summary>
    /// The first row of each user and text; where the file holds no texts, of each user and item. In the order of the file.
    /// </summary>
    public static Ratings Of(Ratings ratings)
    {
        var order = new ReviewOrder(ratings);
        var byUser = RowIndex.ByUser(ratings);
        var (again, left) = (new bool[ratings.Count], ratings.Count);
        for (var user = 0; user < byUser.Count; user++)
        {
            if (byUser[user].Length < 2) continue;
            var rows = byUser[user].ToArray();
            Array.Sort(rows, order);
            for (var (first, i) = (0, 1); i < rows.Length; i++)
            {
                if (!(ratings.TextHash is null ? order.SameItem(rows[i - 1], rows[i]) : order.SameText(rows[i - 1], rows[i])))
                {
                    first = i;
                    continue;
                }

                // Side by side they stand by item; the one to keep is the first in the file.
                again[Math.Max(rows[first], rows[i])] = true;
                left--;
                if (rows[i] < rows[first]) first = i;
            }
        }

        var kept = new int[left];
        for (var (row, i) = (0, 0); row < again.Length; row++)
            if (!again[row]) kept[i++] = row;
        return ratings.Rows(kept);
    }
}
