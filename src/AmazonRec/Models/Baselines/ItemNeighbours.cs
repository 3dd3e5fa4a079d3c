using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// What another predictor leaves unexplained, from the user's ratings of similar items: r(u, i) = b(u, i) + Σ s(i, j) (r(u, j) - b(u, j)) /
/// (λ + Σ |s(i, j)|) over the most similar items j that the user rated (after Koren 2010, "Factor in the neighbors", section 2.2). s is the
/// cosine of what b leaves unexplained of both items, over the users who rated both, times n / (n + shrinkage) for n such users.
/// </summary>
public sealed class ItemNeighbours : IRatingPredictor
{
    private const int Neighbours = 40;
    private const double Shrinkage = 100;
    private const double Pull = 1; // λ, in similarities

    private readonly IRatingPredictor _base;
    private readonly RowIndex _byUser;
    private readonly RowIndex _byItem;
    private readonly int[] _users;
    private readonly int[] _items;
    private readonly float[] _residuals;
    private readonly RatingRange _range;

    /// <param name="train">Ratings to fit on.</param>
    /// <param name="of">What is to be improved, fitted on the same rows.</param>
    public ItemNeighbours(Ratings train, IRatingPredictor of)
    {
        train.RequireRatings();
        (_base, _users, _items, _range) = (of, train.User, train.Item, new RatingRange(train.Value.Min(), train.Value.Max()));
        (_byUser, _byItem) = (RowIndex.ByUser(train), RowIndex.ByItem(train));
        _residuals = new float[train.Count];
        of.Predict(train.User, train.Item, _residuals);
        for (var row = 0; row < _residuals.Length; row++) _residuals[row] = train.Value[row] - _residuals[row];
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        _base.Predict(users, items, predictions);
        var order = Enumerable.Range(0, items.Length).ToArray();
        Array.Sort(items.ToArray(), order); // the similarities of one item at a time are all that is held
        double[] similarities = [];
        for (var place = 0; place < order.Length; place++)
        {
            var row = order[place];
            if (place == 0 || items[row] != items[order[place - 1]]) similarities = SimilaritiesOf(items[row]);
            predictions[row] = Math.Clamp(
                predictions[row] + (float)Correction(users[row], items[row], j => similarities[j]), _range.Min, _range.Max);
        }
    }

    /// <inheritdoc/>
    public bool HasContentOf(int item) => _base.HasContentOf(item);

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores)
    {
        _base.ScoreItems(user, scores);
        var similarities =
            new Dictionary<int, double[]>(); // s(i, j) = s(j, i): of the items that the user rated, which are few, instead of all
        foreach (var row in _byUser[user])
            if (!similarities.ContainsKey(_items[row])) similarities.Add(_items[row], SimilaritiesOf(_items[row]));
        for (var item = 0; item < scores.Length; item++)
        {
            var i = item;
            scores[i] = Math.Clamp(scores[i] + (float)Correction(user, i, j => similarities[j][i]), _range.Min, _range.Max);
        }
    }

    private double Correction(int user, int item, Func<int, double> similarityTo)
    {
        var rated = new List<(double Weight, int Row)>();
        foreach (var row in _byUser[user])
            if (_items[row] != item && similarityTo(_items[row]) is var similarity and not 0) rated.Add((similarity, row));
        var (sum, weights) = (0.0, Pull);
        foreach (var (weight, row) in rated.OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Row).Take(Neighbours))
        {
            sum += weight * _residuals[row];
            weights += Math.Abs(weight);
        }

        return sum / weights;
    }

    private double[] SimilaritiesOf(int item)
    {
        var (products, own, other, counts) = (
            new double[_byItem.Count], new double[_byItem.Count], new double[_byItem.Count], new int[_byItem.Count]);
        foreach (var mine in _byItem[item])
        {
            foreach (var theirs in _byUser[_users[mine]])
            {
                var j = _items[theirs];
                products[j] += (double)_residuals[mine] * _residuals[theirs];
                own[j] += (double)_residuals[mine] * _residuals[mine];
                other[j] += (double)_residuals[theirs] * _residuals[theirs];
                counts[j]++;
            }
        }

        for (var j = 0; j < products.Length; j++)
            if (products[j] != 0) products[j] *= counts[j] / ((counts[j] + Shrinkage) * Math.Sqrt(own[j] * other[j]));
        return products;
    }
}
