namespace AmazonRec.Data.Synthesis;

/// <summary>The ratings by item, then by time, then by user.</summary>
internal static class ItemOrder
{
    public static int[] Of(SyntheticRatings ratings)
    {
        var ends = new int[ratings.ItemTruth.Count];
        foreach (var item in ratings.Items) ends[item]++;
        for (var item = 1; item < ends.Length; item++) ends[item] += ends[item - 1];

        // From the back, so that within an item the ratings stay in the order of the users and each end becomes a start.
        var order = new int[ratings.Items.Length];
        for (var rating = order.Length - 1; rating >= 0; rating--) order[--ends[ratings.Items[rating]]] = rating;
        for (var item = 0; item < ends.Length; item++)
        {
            var end = item + 1 < ends.Length ? ends[item + 1] : order.Length;
            Array.Sort(order, ends[item], end - ends[item], Comparer<int>.Create((a, b) =>
                ratings.Days[a] != ratings.Days[b] ? ratings.Days[a].CompareTo(ratings.Days[b]) : a.CompareTo(b)));
        }

        return order;
    }
}
