namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>
/// How biases move in time: the level of all ratings by <see cref="Periods"/>, each item's and each user's bias by days, a <see
/// cref="Walk"/> each (after Koren 2009, "Collaborative filtering with temporal dynamics", section 4, with walks in place of bins and
/// slopes). The biases are those at the end, so that walks do nothing but explain older ratings, and of a model for later ones nothing need
/// be known but the biases.
/// </summary>
internal sealed class BiasDrift
{
    private readonly Side _users;
    private readonly Side _items;
    private readonly Moments _moments;
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
        (_users, _items) = (users, items);
        var (periods, userDays, itemDays) =
            (new DayRows(own: null, Periods.Ends(times), 1), new DayRows(user, times, shape.Users), new DayRows(item, times, shape.Items));
        (_level, _userWalk, _itemWalk) = (new(periods, threads), new(userDays, threads), new(itemDays, threads));
        _moments = new Moments(user, periods, userDays, itemDays);
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
        Horizon.AfterUser => (_moments.LastLevel(_level), _moments.ItemsAtUsersEnds(_itemWalk)),
        _ => (_moments.MeanOfUsers(_level, _userWalk), _moments.MeanOfItems(_itemWalk)),
    };

    /// <summary>All that going on takes.</summary>
    public IEnumerable<(string Name, double[] Values)> State() =>
        from part in new[] { ("level", _level), ("users", _userWalk), ("items", _itemWalk) }
        from entry in part.Item2.State()
        select ($"drift.{part.Item1}.{entry.Name}", entry.Values);
}
