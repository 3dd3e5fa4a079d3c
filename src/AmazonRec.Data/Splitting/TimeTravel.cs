namespace AmazonRec.Data.Splitting;

/// <summary>Test rows that training knows the future of.</summary>
internal static class TimeTravel
{
    /// <summary>Test rows older than the latest training row.</summary>
    public static int BeforeLast(Ratings train, Ratings test)
    {
        var (last, count) = (long.MinValue, 0);
        foreach (var time in train.Time) last = Math.Max(last, time);
        foreach (var time in test.Time)
            if (time < last) count++;
        return count;
    }

    /// <summary>Test rows older than the latest training row of their user.</summary>
    public static int BeforeOwn(Ratings train, Ratings test)
    {
        var last = new long[train.Users.Count];
        Array.Fill(last, long.MinValue);
        for (var row = 0; row < train.Count; row++) last[train.User[row]] = Math.Max(last[train.User[row]], train.Time[row]);
        var count = 0;
        for (var row = 0; row < test.Count; row++)
            if (test.Time[row] < last[test.User[row]]) count++;
        return count;
    }
}
