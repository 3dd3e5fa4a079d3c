using AmazonRec.Data;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Training;

/// <summary>
/// The mean of the training ratings plus a bias of the user and of the item (<see cref="AlsBias"/>; Koren 2010), clipped to the scale of
/// the training ratings: what answers for a model that has nothing to go by. A user or an item without training ratings has a bias of zero.
/// </summary>
/// <param name="Mean">Of the training ratings.</param>
/// <param name="Users">The bias of each user, by code.</param>
/// <param name="Items">The bias of each item, by code.</param>
/// <param name="Min">The lowest training rating.</param>
/// <param name="Max">The highest.</param>
internal sealed record BiasEstimates(float Mean, float[] Users, float[] Items, float Min, float Max)
{
    /// <summary>Fits them.</summary>
    public static BiasEstimates Fit(Ratings train)
    {
        var biases = new AlsBias(train);
        return new BiasEstimates((float)biases.Mean, Single(biases.Users), Single(biases.Items), train.Value.Min(), train.Value.Max());

        static float[] Single(IReadOnlyList<double> values) => [.. values.Select(value => (float)value)];
    }

    /// <summary>The estimate for someone with a bias, before it is clipped.</summary>
    public float Score(float userBias, int item) => Mean + userBias + Items[item];

    /// <summary>An estimate on the scale.</summary>
    public float OnScale(float score) => Math.Clamp(score, Min, Max);

    /// <summary>The bias that someone with these ratings has, as training would find it; zero without any.</summary>
    public float BiasOf(IReadOnlyCollection<(int Item, float Stars)> rated) =>
        (float)(rated.Sum(r => (double)r.Stars - Mean - Items[r.Item]) / (AlsBias.UsualUserRegularization + rated.Count));
}
