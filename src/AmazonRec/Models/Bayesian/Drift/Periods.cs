namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>
/// Spans of whole days with about as many rows each. The level of all ratings is told by them and not by the day: who happens to rate on a
/// day would else pass for a drift of all.
/// </summary>
internal static class Periods
{
    private const int Most = 32;
    private const long SecondsPerDay = 86_400;

    /// <summary>Each row's time, put off to the last day of its period.</summary>
    public static long[] Ends(long[] times)
    {
        var days = Array.ConvertAll(times, time => time / SecondsPerDay);
        var ends = new Dictionary<long, long>();
        var (period, rows) = (new List<long>(), 0);
        foreach (var (day, count) in days.CountBy(day => day).OrderBy(day => day.Key))
        {
            period.Add(day);
            if ((rows += count) * (long)Most >= times.Length) Close();
        }

        Close();
        return Array.ConvertAll(days, day => ends[day] * SecondsPerDay);

        void Close()
        {
            foreach (var day in period) ends[day] = period[^1];
            period.Clear();
            rows = 0;
        }
    }
}
