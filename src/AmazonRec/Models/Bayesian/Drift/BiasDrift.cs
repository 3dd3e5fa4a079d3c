using AmazonRec.Engines;

namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>
/// How biases move in time: the level of all ratings by <see cref="Periods"/>, each item's and each user's bias by days, a <see
/// cref="Walk"/> each (after Koren 2009, "Collaborative filtering with temporal dynamics", section 4, with walks in place of bins and slopes). The biases are those at the end, so that the
/// walks do nothing but explain older ratings, and of a model for later ones nothing need be known but the biases.
/// </summary>
internal sealed class BiasDrift
{
    private readonly int[] _user;
    private readonly Side _users;
    private readonly Side _items;
    private readonly DayRows _periods;
    private readonly DayRows _userDays;
    private readonly DayRows _itemDays;
    private readonly Walk _level;
    private readonly Walk _userWalk;
    private readonly Walk _itemWalk;

    /// <param name="user">User code of each training row.</param>
    /// <param name="item">Its item code.</param>
    /// <param name="times">Its time.</param>
    /// <param name="users">The users' weights.</param>
    /// <param name="items">The items' weights.</param>
    /// <param name="shape">How many there are.</param>
    /// <param name="threads">At most.</param>
    public BiasDrift(int[] user, int[] item, long[] times, Side users, Side items, ModelShape shape, int threads)
    {
        (_user, _users, _items) = (user, users, items);
        (_periods, _userDays, _itemDays) = (new(null, Periods.Ends(times), 1), new(user, times, shape.Users), new(item, times, shape.Items));
        (_level, _userWalk, _itemWalk) = (new(_periods, threads), new(_userDays, threads), new(_itemDays, threads));
    }

    /// <summary>Draws level, items' and users' walks, each with the biases that it ends in.</summary>
    public void Draw(double[] errors, double noise, Draws draws)
    {
        // All users' biases and their mean move with the level: of these, the mean alone has a prior that sees it.
        var mean = _users.Bias;
        _level.Draw(_ => new Prior(-mean.Mean, mean.Precision), (_, by) => _users.MoveBiases(by), errors, noise, draws);
        _itemWalk.Draw(_items.BiasLeft, _items.MoveBias, errors, noise, draws);
        _userWalk.Draw(_users.BiasLeft, _users.MoveBias, errors, noise, draws);
    }

    /// <summary>What users' and items' biases are more than those at the end, where predictions are for another time; null for nothing.</summary>
    public (double[]? Users, double[]? Items) At(Horizon horizon) => horizon switch
    {
        Horizon.After => (null, null),
        Horizon.AfterUser => (LastLevel(), Mean(_itemDays, _itemWalk)),
        _ => ([.. MeanLevel().Zip(Mean(_userDays, _userWalk), (level, own) => level + own)], Mean(_itemDays, _itemWalk)),
    };

    /// <summary>All that going on takes.</summary>
    public IEnumerable<(string Name, double[] Values)> State() =>
        from part in new[] { ("level", _level), ("users", _userWalk), ("items", _itemWalk) }
        from entry in part.Item2.State()
        select ($"drift.{part.Item1}.{entry.Name}", entry.Values);

    /// <summary>The level in each user's last period.</summary>
    private double[] LastLevel()
    {
        var levels = new double[_userDays.Entities];
        for (var period = 0; period < _periods.Days; period++)
            foreach (var row in _periods.Rows(period)) levels[_user[row]] = _level.Values[period];
        return levels;
    }

    /// <summary>The mean level over each user's rows.</summary>
    private double[] MeanLevel()
    {
        var (levels, counts) = (new double[_userDays.Entities], new int[_userDays.Entities]);
        for (var period = 0; period < _periods.Days; period++)
        {
            foreach (var row in _periods.Rows(period))
            {
                levels[_user[row]] += _level.Values[period];
                counts[_user[row]]++;
            }
        }

        return [.. levels.Select((level, user) => level / Math.Max(1, counts[user]))];
    }

    /// <summary>The mean of an entity's walk over its rows.</summary>
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
}
