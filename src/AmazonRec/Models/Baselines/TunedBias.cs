using System.Globalization;
using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// Global mean plus a user and an item bias (Koren 2010, "Factor in the neighbors", section 2.1), clipped to the scale of the training
/// rows, with regularisations that the training rows choose by themselves (<see cref="BiasSearch"/>). What a model can't beat, it has not
/// learned from pairs of user and item. A user or an item without training ratings has a bias of 0.
/// </summary>
public sealed class TunedBias : IRatingPredictor
{
    private readonly AlsBias _biases;
    private readonly RatingRange _range;

    /// <summary>Chooses the regularisations and fits the biases.</summary>
    /// <param name="train">Ratings to fit on, one at least.</param>
    public TunedBias(Ratings train)
    {
        var chosen = BiasSearch.Find(train);
        IsChosen = chosen is not null;
        (UserRegularization, ItemRegularization) = chosen ?? (AlsBias.UsualUserRegularization, AlsBias.UsualItemRegularization);
        _biases = new AlsBias(train, AlsBias.UsualSweeps, UserRegularization, ItemRegularization);
        _range = new RatingRange(train.Value.Min(), train.Value.Max());
    }

    /// <summary>Ratings' worth of pull towards zero for a user.</summary>
    public double UserRegularization { get; }

    /// <summary>The same for an item.</summary>
    public double ItemRegularization { get; }

    /// <summary>Whether they were chosen; false where the training rows are too few.</summary>
    public bool IsChosen { get; }

    /// <summary>What was chosen, in words.</summary>
    public string Choice => string.Create(CultureInfo.InvariantCulture,
        $"regularisation of users {UserRegularization}, of items "
        + $"{ItemRegularization}{(IsChosen ? "" : $" (the usual ones: fewer than {BiasSearch.FewestRows} training rows choose nothing)")}");

    /// <summary>The biases, as chosen.</summary>
    internal AlsBias Biases => _biases;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        _biases.Predict(users, items, predictions);
        for (var row = 0; row < users.Length; row++) predictions[row] = Math.Clamp(predictions[row], _range.Min, _range.Max);
    }
}
