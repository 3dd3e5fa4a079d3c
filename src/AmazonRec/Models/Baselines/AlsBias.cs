using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// Global mean plus a user and an item bias, fitted by alternating least squares: the baseline estimates of Koren 2010 ("Factor in the
/// neighbors", section 2.1) with the defaults of Surprise. What a model can't beat, it has not learned from pairs.
/// </summary>
public sealed class AlsBias : IRatingPredictor
{
    /// <summary>Ratings' worth of pull towards zero for a user, unless said otherwise.</summary>
    internal const double UserPull = 15;

    private const double ItemPull = 10;

    private readonly double _mean;
    private readonly double[] _user;
    private readonly double[] _item;

    /// <summary>Fits the biases.</summary>
    /// <param name="train">Ratings to fit on.</param>
    /// <param name="epochs">Alternations.</param>
    /// <param name="userRegularization">Ratings' worth of pull towards zero for a user.</param>
    /// <param name="itemRegularization">The same for an item.</param>
    public AlsBias(Ratings train, int epochs = 10, double userRegularization = UserPull, double itemRegularization = ItemPull)
    {
        _mean = GlobalMean.MeanOf(train);
        _user = new double[train.Users.Count];
        _item = new double[train.Items.Count];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Fit(_item, train.Item, _user, train.User, train.Value, itemRegularization);
            Fit(_user, train.User, _item, train.Item, train.Value, userRegularization);
        }
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

    /// <summary>Each bias becomes the regularised mean of what the other side leaves unexplained.</summary>
    private void Fit(double[] biases, int[] codes, double[] others, int[] otherCodes, float[] ratings, double regularization)
    {
        Array.Clear(biases);
        var weights = new double[biases.Length];
        Array.Fill(weights, regularization);
        for (var row = 0; row < codes.Length; row++)
        {
            biases[codes[row]] += ratings[row] - _mean - others[otherCodes[row]];
            weights[codes[row]]++;
        }

        for (var code = 0; code < biases.Length; code++)
            if (weights[code] > 0) biases[code] /= weights[code];
    }
}
