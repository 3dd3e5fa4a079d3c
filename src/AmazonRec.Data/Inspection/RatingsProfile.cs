using System.Runtime.InteropServices;

namespace AmazonRec.Data.Inspection;

/// <summary>What a file of ratings holds, at a glance. Made in a few passes over the rows.</summary>
/// <param name="Ratings">Rows.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Items">Distinct items.</param>
/// <param name="Density">Share of the possible pairs of a user and an item that are in the file, 0 to 1; a pair counts once.</param>
/// <param name="Mean">Mean rating; not a number where there are no ratings.</param>
/// <param name="Stars">Rows of each rating value, ascending; empty where there are no ratings.</param>
/// <param name="PerUser">How many ratings users have.</param>
/// <param name="PerItem">How many ratings items have.</param>
/// <param name="Years">
/// Rows of each year (UTC) from the first to the last, none left out; empty where the file has no times, or none but an order.
/// </param>
/// <param name="Untimed">Rows without a time.</param>
/// <param name="BadRows">Rows left out as bad.</param>
/// <param name="First">Earliest rating; null where the file has no times, or none but an order.</param>
/// <param name="Last">Latest rating; null likewise.</param>
/// <param name="IsImplicit">Whether the rows tell only who chose what, without ratings.</param>
/// <param name="TimeIsOrder">Whether the file tells the order of each user's items, and no times.</param>
public sealed record RatingsProfile(
    int Ratings,
    int Users,
    int Items,
    double Density,
    double Mean,
    IReadOnlyList<StarCount> Stars,
    Activity PerUser,
    Activity PerItem,
    IReadOnlyList<YearCount> Years,
    int Untimed,
    IReadOnlyList<RowError> BadRows,
    DateTimeOffset? First = null,
    DateTimeOffset? Last = null,
    bool IsImplicit = false,
    bool TimeIsOrder = false)
{
    private const int MostStars = 20;
    private const int Day = 24 * 60 * 60;

    /// <summary>The profile of ratings.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static RatingsProfile Measure(Ratings ratings)
    {
        if (ratings.Count == 0) throw new ArgumentException("There are no ratings to look at.", nameof(ratings));
        var sum = 0.0;
        foreach (var value in ratings.Value) sum += value;
        var (first, last, untimed) = Span(ratings.Time);
        var timed = untimed < ratings.Count && !ratings.TimeIsOrder;
        return new RatingsProfile(
            ratings.Count,
            ratings.Users.Count,
            ratings.Items.Count,
            DistinctPairs(ratings) / ((double)ratings.Users.Count * ratings.Items.Count),
            ratings.IsImplicit ? double.NaN : sum / ratings.Count,
            ratings.IsImplicit ? [] : StarsOf(ratings.Value),
            Activity.Measure(ratings.CountsPerUser()),
            Activity.Measure(ratings.CountsPerItem()),
            timed ? YearsOf(ratings.Time, first, last) : [],
            untimed,
            ratings.BadRows,
            timed ? DateTimeOffset.FromUnixTimeSeconds(first) : null,
            timed ? DateTimeOffset.FromUnixTimeSeconds(last) : null,
            ratings.IsImplicit,
            ratings.TimeIsOrder);
    }

    /// <summary>How many pairs of a user and an item there are, however often each.</summary>
    private static long DistinctPairs(Ratings ratings)
    {
        var byUser = RowIndex.ByUser(ratings);
        var lastUser = new int[ratings.Items.Count]; // the last user that had an item, from 1
        var pairs = 0L;
        for (var user = 0; user < byUser.Count; user++)
        {
            foreach (var row in byUser[user])
            {
                ref var last = ref lastUser[ratings.Item[row]];
                if (last == user + 1) continue;
                last = user + 1;
                pairs++;
            }
        }

        return pairs;
    }

    private static StarCount[] StarsOf(float[] values)
    {
        var counts = new Dictionary<float, int>();
        foreach (var value in values) CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        if (counts.Count <= MostStars) return [.. counts.OrderBy(c => c.Key).Select(c => new StarCount(c.Key, c.Value))];
        var (low, width) = (counts.Keys.Min(), (counts.Keys.Max() - counts.Keys.Min()) / MostStars);
        var steps = new int[MostStars];
        foreach (var (value, count) in counts) steps[Math.Min((int)((value - low) / width), MostStars - 1)] += count;
        return [.. steps.Select((count, step) => new StarCount(low + (step * width), count))];
    }

    private static (long First, long Last, int Untimed) Span(long[] times)
    {
        var (first, last, untimed) = (long.MaxValue, long.MinValue, 0);
        foreach (var time in times)
        {
            if (time == 0)
            {
                untimed++;
                continue;
            }

            if (time < first) first = time;
            if (time > last) last = time;
        }

        return (first, last, untimed);
    }

    /// <summary>Days are counted first: a calendar for each of many million rows would take longer than all the rest.</summary>
    private static YearCount[] YearsOf(long[] times, long first, long last)
    {
        var start = DayOf(first);
        var days = new int[DayOf(last) - start + 1];
        foreach (var time in times)
            if (time != 0) days[DayOf(time) - start]++;
        var firstYear = YearOf(first);
        var years = new int[YearOf(last) - firstYear + 1];
        for (var day = 0; day < days.Length; day++) years[YearOf((start + day) * Day) - firstYear] += days[day];
        return [.. years.Select((count, year) => new YearCount(firstYear + year, count))];

        static long DayOf(long time) => time >= 0 ? time / Day : ((time + 1) / Day) - 1;
        static int YearOf(long time) => DateTimeOffset.FromUnixTimeSeconds(time).Year;
    }
}
