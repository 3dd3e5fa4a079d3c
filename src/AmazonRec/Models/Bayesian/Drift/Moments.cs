namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>Where walks are at the times that predictions are for, as far as the training rows tell of these.</summary>
internal sealed class Moments
{
    private readonly int[] _user;
    private readonly DayRows _periods;
    private readonly DayRows _userDays;
    private readonly DayRows _itemDays;
    private readonly long[] _endDays; // on which users' rows end, rising
    private readonly int[] _endsBefore; // how many do so before each of them, and in all

    /// <param name="user">User code of each training row.</param>
    /// <param name="periods">What the level has values for.</param>
    /// <param name="userDays">What users' walks have.</param>
    /// <param name="itemDays">And items'.</param>
    public Moments(int[] user, DayRows periods, DayRows userDays, DayRows itemDays)
    {
        (_user, _periods, _userDays, _itemDays) = (user, periods, userDays, itemDays);
        var ends = Enumerable.Range(0, userDays.Entities).Select(userDays.Of).Where(of => of.End > of.First)
            .CountBy(of => userDays.Number(of.End - 1)).OrderBy(end => end.Key).ToArray();
        _endDays = [.. ends.Select(end => end.Key)];
        _endsBefore = new int[ends.Length + 1];
        for (var day = 0; day < ends.Length; day++) _endsBefore[day + 1] = _endsBefore[day] + ends[day].Value;
    }

    /// <summary>The level in each user's last period.</summary>
    public double[] LastLevel(Walk level)
    {
        var levels = new double[_userDays.Entities];
        for (var period = 0; period < _periods.Days; period++)
            foreach (var row in _periods.Rows(period)) levels[_user[row]] = level.Values[period];
        return levels;
    }

    /// <summary>
    /// The mean of each item's walk over the days on which users' rows end, for after these they go on. Between two days of its own, an item
    /// is where it was.
    /// </summary>
    public double[] ItemsAtUsersEnds(Walk items)
    {
        var means = new double[_itemDays.Entities];
        for (var item = 0; item < means.Length; item++)
        {
            for (var ((day, end), before) = (_itemDays.Of(item), 0); day < end; day++)
            {
                var until = day + 1 < end ? EndsBefore(_itemDays.Number(day + 1)) : _endsBefore[^1];
                means[item] += items.Values[day] * (until - before) / _endsBefore[^1];
                before = until;
            }
        }

        return means;
    }

    /// <summary>The mean of level and own walk over each user's rows.</summary>
    public double[] MeanOfUsers(Walk level, Walk users)
    {
        var (means, counts) = (new double[_userDays.Entities], new int[_userDays.Entities]);
        for (var period = 0; period < _periods.Days; period++)
        {
            foreach (var row in _periods.Rows(period))
            {
                means[_user[row]] += level.Values[period];
                counts[_user[row]]++;
            }
        }

        var own = Mean(_userDays, users);
        for (var user = 0; user < means.Length; user++) means[user] = (means[user] / Math.Max(1, counts[user])) + own[user];
        return means;
    }

    /// <summary>The mean of each item's walk over its rows.</summary>
    public double[] MeanOfItems(Walk items) => Mean(_itemDays, items);

    private static double[] Mean(DayRows days, Walk walk)
    {
        var means = new double[days.Entities];
        for (var entity = 0; entity < means.Length; entity++)
        {
            var rows = 0;
            for (var (day, end) = days.Of(entity); day < end; day++)
            {
                means[entity] += walk.Values[day] * days.Rows(day).Length;
                rows += days.Rows(day).Length;
            }

            means[entity] /= Math.Max(1, rows);
        }

        return means;
    }

    private int EndsBefore(long day)
    {
        var at = Array.BinarySearch(_endDays, day);
        return _endsBefore[at < 0 ? ~at : at];
    }
}
