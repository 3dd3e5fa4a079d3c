using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// Predicts the mean training rating of the user, or of the item, drawn towards the global mean: (sum + shrinkage x global mean) / (ratings
/// + shrinkage). The global mean for one without training ratings.
/// </summary>
public sealed class EntityMean : IRatingPredictor
{
    private readonly Entity _entity;
    private readonly float[] _means;

    /// <summary>Fits the means.</summary>
    /// <param name="entity">Of users, or of items.</param>
    /// <param name="train">Ratings to fit on, one at least.</param>
    /// <param name="shrinkage">How many ratings of the global mean each has beside its own; 0 for the plain mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shrinkage is negative.</exception>
    public EntityMean(Entity entity, Ratings train, double shrinkage = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        _entity = entity;
        var global = GlobalMean.MeanOf(train);
        var codes = entity == Entity.User ? train.User : train.Item;
        var sums = new double[(entity == Entity.User ? train.Users : train.Items).Count];
        var counts = entity == Entity.User ? train.CountsPerUser() : train.CountsPerItem();
        for (var row = 0; row < train.Count; row++) sums[codes[row]] += train.Value[row];
        _means = [
            .. sums.Select((sum, code) => (float)(counts[code] > 0 ? (sum + (shrinkage * global)) / (counts[code] + shrinkage) : global))];
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        var codes = _entity == Entity.User ? users : items;
        for (var row = 0; row < codes.Length; row++) predictions[row] = _means[codes[row]];
    }
}
