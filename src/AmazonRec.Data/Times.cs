namespace AmazonRec.Data;

/// <summary>What is asked of rows before their times are looked at: 0 stands for none.</summary>
internal static class Times
{
    /// <exception cref="ArgumentException">A row has no time.</exception>
    public static void Require(Ratings ratings, string purpose) => Require(ratings.Time.AsSpan().Count(0L), ratings.Count, purpose);

    /// <exception cref="ArgumentException">A row has no time.</exception>
    public static void Require(long missing, long rows, string purpose)
    {
        if (missing > 0)
            throw new ArgumentException(
                $"{missing:N0} of {rows:N0} rows have no time, and {purpose} needs one of each. Read a file with times "
                + "(--columns, in code ReadOptions.Columns, says which column holds them), or do without.");
    }

    /// <exception cref="ArgumentException">A row has no time, or times tell only each user's order.</exception>
    public static void RequireSeconds(Ratings ratings, string purpose)
    {
        RefuseOrder(ratings.TimeIsOrder, purpose);
        Require(ratings, purpose);
    }

    /// <exception cref="ArgumentException">Times tell only each user's order.</exception>
    public static void RefuseOrder(bool isOrder, string purpose)
    {
        if (isOrder)
            throw new ArgumentException(
                $"The rows tell the order of each user's items and no times, so that those of two users can't be compared; {purpose} needs "
                + "that. Take what goes by user (--split leave-one-out or user-time), or read a file with times.");
    }

    public static bool AreKnown(Ratings ratings) => !ratings.Time.AsSpan().Contains(0L);
}
