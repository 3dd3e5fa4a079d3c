using AmazonRec.Compute;

namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>
/// How far a bias lay on each day from where it is on the entity's last: a random walk in time, whose variance grows with the days between.
/// An entity's walk is drawn as a whole, together with its bias, by filtering from the last day to the first and sampling back (Carter and
/// Kohn 1994). How fast walks go is drawn, too, as the slope of the errors in walks of unit speed, so that it gets to next to nothing where
/// the ratings know of no drift.
/// </summary>
internal sealed class Walk
{
    private const double LeastSpeed = 1e-4; // a walk must not vanish, or its shape would be lost

    private readonly DayRows _days;
    private readonly int _threads;
    private readonly double[] _values; // by day of each entity
    private readonly double[] _speed = [.3]; // the deviation over the time of all rows
    private readonly double[] _mean;
    private readonly double[] _variance;
    private readonly double[] _curvature; // of the speed, by entity
    private readonly double[] _gradient;

    /// <param name="days">The rows.</param>
    /// <param name="threads">At most.</param>
    public Walk(DayRows days, int threads)
    {
        (_days, _threads, _values) = (days, threads, new double[days.Days]);
        (_mean, _variance) = (new double[days.Days], new double[days.Days]);
        (_curvature, _gradient) = (new double[days.Entities], new double[days.Entities]);
    }

    /// <summary>The deviation that a walk comes to over the time of all rows.</summary>
    public double Speed => _speed[0];

    /// <summary>What each day's bias is more than that of the entity's last day.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Draws walks and biases, then the speed.</summary>
    /// <param name="bias">What an entity's bias is drawn from, as the change from what it is: mean and precision.</param>
    /// <param name="move">Told the change of an entity's bias. The errors have it already.</param>
    /// <param name="errors">Rating less prediction of each row; kept up to date.</param>
    /// <param name="noise">Precision of the ratings.</param>
    /// <param name="draws">Of this round.</param>
    public void Draw(Func<int, Prior> bias, Action<int, double> move, double[] errors, double noise, Draws draws)
    {
        var first = draws.Reserve(_days.Days);
        Run(entity => move(entity, DrawOne(entity, bias(entity), errors, noise, draws, first)));
        DrawSpeed(errors, noise, draws);
    }

    /// <summary>All that going on takes.</summary>
    public IEnumerable<(string Name, double[] Values)> State() => [("walk", _values), ("speed", _speed)];

    /// <returns>What the bias changed by.</returns>
    private double DrawOne(int entity, Prior bias, double[] errors, double noise, Draws draws, ulong number)
    {
        var (first, end) = _days.Of(entity);
        if (first == end) return 0;
        var (mean, variance, rate) = (bias.Mean, 1 / bias.Precision, Speed * Speed);
        for (var day = end - 1; day >= first; day--)
        {
            if (day < end - 1) variance += rate * _days.Gap(day + 1);
            var (count, sum) = Sum(day, errors);
            variance /= 1 + (noise * count * variance);
            mean += variance * noise * (sum - (count * mean));
            (_mean[day], _variance[day]) = (mean, variance);
        }

        for (var (day, value) = (first, 0.0); day < end; day++)
        {
            var (centre, spread) = (_mean[day], _variance[day]);
            if (day > first)
            {
                var step = rate * _days.Gap(day);
                var pull = spread / (spread + step);
                (centre, spread) = (centre + (pull * (value - centre)), pull * step);
            }

            value = centre + (Math.Sqrt(spread) * draws.Standard(number + (ulong)day));
            foreach (var row in _days.Rows(day)) errors[row] += _values[day] - value;
            _values[day] = value;
        }

        var last = _values[end - 1];
        for (var day = first; day < end; day++) _values[day] -= last;
        return last;
    }

    /// <summary>The speed has a normal prior of one star, and a walk of less than none goes the other way round.</summary>
    private void DrawSpeed(double[] errors, double noise, Draws draws)
    {
        var before = Speed;
        Run(entity =>
        {
            var (curvature, gradient) = (0.0, 0.0);
            for (var (day, end) = _days.Of(entity); day < end; day++)
            {
                var (unit, (count, sum)) = (_values[day] / before, Sum(day, errors));
                (curvature, gradient) = (curvature + (unit * unit * count), gradient + (unit * sum));
            }

            (_curvature[entity], _gradient[entity]) = (curvature, gradient);
        });
        var precision = 1 + (noise * _curvature.Sum());
        var drawn = draws.Normal(noise * _gradient.Sum() / precision, precision);
        if (Math.Abs(drawn) < LeastSpeed) drawn = LeastSpeed;
        _speed[0] = Math.Abs(drawn);
        Run(entity =>
        {
            for (var (day, end) = _days.Of(entity); day < end; day++)
            {
                var value = _values[day] * drawn / before;
                foreach (var row in _days.Rows(day)) errors[row] += _values[day] - value;
                _values[day] = value;
            }
        });
    }

    /// <summary>Rows of a day, and the sum of their errors without the walk.</summary>
    private (int Count, double Sum) Sum(int day, double[] errors)
    {
        var rows = _days.Rows(day);
        var sum = rows.Length * _values[day];
        foreach (var row in rows) sum += errors[row];
        return (rows.Length, sum);
    }

    private void Run(Action<int> one) => Workers.Shared.Run(_days.Blocks, _threads, block =>
    {
        var (first, end) = _days.Block(block);
        for (var entity = first; entity < end; entity++) one(entity);
    });
}
