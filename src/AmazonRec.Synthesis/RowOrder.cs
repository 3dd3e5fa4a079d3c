namespace AmazonRec.Synthesis;

/// <summary>In which order rows are written: by item or by user, then by day, then as they were made.</summary>
internal static class RowOrder
{
    public static int[] ByItem(SyntheticRatings ratings, SynthesisWork work) =>
        Of(ratings.Items, ratings.ItemTruth.Count, ratings.Days, work);

    public static int[] ByUser(SyntheticRatings ratings, SynthesisWork work) =>
        Of(ratings.Users, ratings.UserTruth.Kindness.Length, ratings.Days, work);

    private static int[] Of(int[] groups, int count, int[] days, SynthesisWork work)
    {
        var ends = new int[count + 1];
        foreach (var group in groups) ends[group]++;
        for (var group = 1; group <= count; group++) ends[group] += ends[group - 1];
        work.Report(0.27);

        // From the back, so that each end becomes a start. Day and row in one number sort faster than a comparison of two.
        var keys = new long[groups.Length];
        for (var row = groups.Length - 1; row >= 0; row--) keys[--ends[groups[row]]] = ((long)days[row] << 32) | (uint)row;
        var order = new int[groups.Length];
        work.OverRanges(count, 1 << 12, (from, to) =>
        {
            for (var group = from; group < to; group++)
            {
                var (start, end) = (ends[group], ends[group + 1]);
                if (end - start > 1) keys.AsSpan(start, end - start).Sort();
                for (var n = start; n < end; n++) order[n] = (int)keys[n];
            }
        });
        work.Report(0.3);
        return order;
    }
}
