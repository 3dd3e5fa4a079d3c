using AmazonRec.Features;
using AmazonRec.Models.Bayesian.Drift;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// Draws biases and factors of users and items round by round, each weight from its distribution given the ratings and all other weights.
/// The same seed draws the same bits on any number of threads.
/// </summary>
internal sealed class GibbsSampler
{
    private const int RoundsAlike = 10; // at first all ratings scatter alike: what factors will explain is no scatter

    private readonly ulong _seed;
    private readonly int[] _user;
    private readonly int[] _item;
    private readonly double _leastNoise;
    private readonly double[] _errors; // rating less prediction of each row, less what is pending

    /// <summary>Begins at small random factors and no biases.</summary>
    /// <param name="user">User code of each training row.</param>
    /// <param name="item">Its item code.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="mean">Of the ratings.</param>
    /// <param name="shape">How many users and items there are.</param>
    /// <param name="options">Factors, pull to zero, seed and threads.</param>
    /// <param name="content">Of the items.</param>
    /// <param name="times">Of each row, for biases that drift; null for such that don't.</param>
    public GibbsSampler(
        int[] user,
        int[] item,
        float[] rating,
        double mean,
        ModelShape shape,
        SamplerOptions options,
        IReadOnlyList<ItemFeatures> content,
        long[]? times = null)
    {
        (_seed, _user, _item) = (options.Seed, user, item);
        var (userFeatures, itemFeatures) = (new SideFeatures(shape.Users), new SideFeatures(shape.Items));
        if (options.WhoRatedWhat)
        {
            userFeatures.AddPartners(user, item, shape.Items);
            itemFeatures.AddPartners(item, user, shape.Users);
        }

        foreach (var features in content) itemFeatures.AddContent(features);
        var first = new Draws(_seed, round: 0);
        Users = new Side(userFeatures, user, item, options, first, options.Scatter == Scattering.Users);
        Items = new Side(itemFeatures, item, user, options, first, options.Scatter == Scattering.Items);
        if (times is not null) Drift = new BiasDrift(user, item, times, Users, Items, shape, options.Threads);
        if ((Users.Scatter ?? Items.Scatter) is null) _leastNoise = NoiseFloor.Of(rating);
        var start = Round.Of(Users, Items);
        _errors = new double[rating.Length];
        for (var row = 0; row < rating.Length; row++) _errors[row] = rating[row] - mean - start.Score(user[row], item[row]);
    }

    /// <summary>The users' weights.</summary>
    public Side Users { get; }

    /// <summary>The items' weights.</summary>
    public Side Items { get; }

    /// <summary>How biases move in time; null where they don't.</summary>
    public BiasDrift? Drift { get; }

    /// <summary>Rounds drawn so far.</summary>
    public int Rounds { get; private set; }

    /// <summary>
    /// Variance of the ratings around predictions, as the last round drew it; 1 before the first. Where all scatter alike, at least the
    /// <see cref="NoiseFloor"/>.
    /// </summary>
    public double Noise { get; private set; } = 1;

    /// <summary>Draws every weight once.</summary>
    /// <returns>The mean squared error of the training rows before.</returns>
    public double Draw()
    {
        var draws = new Draws(_seed, ++Rounds);
        var scatter = Users.Scatter ?? Items.Scatter;
        if (Rounds > RoundsAlike) scatter?.Draw(_errors, 1 / Noise, draws);
        var squares = 0.0;
        foreach (var error in _errors) squares += error * error;
        var weighted = scatter is null ? squares : scatter.SquaredErrors(_errors);
        var precision = draws.Gamma((_errors.Length + 2) / 2.0, (1 + weighted) / 2);
        Noise = 1 / precision;
        if (Noise < _leastNoise) (Noise, precision) = (_leastNoise, 1 / _leastNoise);
        var pending = default(Correction);
        for (var column = 0; column < Users.Sums.Length; column++)
        {
            var (users, items) = column == 0 ? (null, null) : (Users.Sums[column], Items.Sums[column]);
            pending = Users.Draw(column, items, pending, _errors, precision, draws, Items.Scatter?.Precisions);
            pending = Items.Draw(column, users, pending, _errors, precision, draws, Users.Scatter?.Precisions);
        }

        for (var row = 0; row < _errors.Length; row++) _errors[row] -= pending.Of(_item[row], _user[row]);
        Drift?.Draw(_errors, precision, draws);
        return squares / _errors.Length;
    }

    /// <summary>All that going on takes, as bits.</summary>
    public IEnumerable<(string Name, double[] Values)> State()
    {
        yield return ("errors", _errors);
        yield return ("position", [Rounds, Noise]);
        foreach (var (name, values) in Users.State()) yield return ($"users.{name}", values);
        foreach (var (name, values) in Items.State()) yield return ($"items.{name}", values);
        foreach (var entry in Drift?.State() ?? []) yield return entry;
    }

    /// <summary>Goes on from a <see cref="State"/>.</summary>
    /// <param name="find">A copy of the values of a name, of so many.</param>
    public void Continue(Func<string, int, double[]> find)
    {
        foreach (var (name, values) in State())
        {
            var found = find(name, values.Length);
            if (name == "position") (Rounds, Noise) = ((int)found[0], found[1]);
            else found.CopyTo(values, 0);
        }
    }
}
