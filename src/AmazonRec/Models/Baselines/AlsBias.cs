using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// Global mean plus a user and an item bias, fitted by alternating least squares: the baseline estimates of Koren 2010 ("Factor in the
/// neighbors", section 2.1) with the defaults of Surprise. Predictions are not clipped to the scale.
/// </summary>
public sealed class AlsBias : IRatingPredictor
{
    /// <summary>Alternations, as in Surprise: after ten the biases hardly move.</summary>
    public const int UsualSweeps = 10;

    /// <summary>Surprise's regularisation of users, in ratings.</summary>
    public const double UsualUserRegularization = 15;

    /// <summary>Surprise's regularisation of items, in ratings.</summary>
    public const double UsualItemRegularization = 10;

    private readonly double _mean;
    private readonly double[] _user;
    private readonly double[] _item;

    /// <summary>Fits the biases.</summary>
    /// <param name="train">Ratings to fit on.</param>
    /// <param name="epochs">Alternations.</param>
    /// <param name="userRegularization">Ratings' worth of pull towards zero for a user.</param>
    /// <param name="itemRegularization">The same for an item.</param>
    public AlsBias(
        Ratings train,
        int epochs = UsualSweeps,
        double userRegularization = UsualUserRegularization,
        double itemRegularization = UsualItemRegularization)
        : this(new BiasEquations(train), epochs, userRegularization, itemRegularization)
    {
    }

    internal AlsBias(BiasEquations equations, int sweeps, double userRegularization, double itemRegularization)
    {
        _mean = equations.Mean;
        (_user, _item) = equations.Solve(sweeps, userRegularization, itemRegularization);
    }

    /// <summary>Mean of the training ratings.</summary>
    internal double Mean => _mean;

    /// <summary>The bias of each user, by code.</summary>
    internal IReadOnlyList<double> Users => _user;

    /// <summary>The bias of each item, by code.</summary>
    internal IReadOnlyList<double> Items => _item;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        for (var row = 0; row < users.Length; row++) predictions[row] = (float)(_mean + _user[users[row]] + _item[items[row]]);
    }
}
