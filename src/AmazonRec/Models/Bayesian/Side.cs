namespace AmazonRec.Models.Bayesian;

/// <summary>
/// One side's weights, a column for each factor and one for the bias, and how they are drawn: each weight from its normal distribution
/// given all others (Rendle 2012, "Factorization machines with libFM", MCMC). The rows come in through two sums per entity, so that
/// features which many rows share cost no more than their entries.
/// </summary>
internal sealed class Side
{
    private readonly SideFeatures _features;
    private readonly double _zeros;
    private readonly int[] _entities;
    private readonly float[] _values;
    private readonly int[] _starts;
    private readonly double[][] _weights; // [column][feature]
    private readonly double[] _means; // of the weights that say which entity it is, by column
    private readonly int[] _ratings;
    private readonly double[] _curvature;
    private readonly double[] _gradient;

    /// <param name="features">What is known of its entities.</param>
    /// <param name="ratings">Training rows of each entity.</param>
    /// <param name="columns">Factors and a bias.</param>
    /// <param name="zeros">As <see cref="BayesianMfOptions.Zeros"/> says.</param>
    /// <param name="draws">Of the first weights.</param>
    public Side(SideFeatures features, int[] ratings, int columns, double zeros, Draws draws)
    {
        (_features, _ratings, _zeros) = (features, ratings, zeros);
        _means = new double[columns];
        (_entities, _values, _starts) = (features.Entities, features.Values, features.Starts);
        _weights = [.. Enumerable.Range(0, columns).Select(_ => new double[features.Features])];
        Sums = [.. Enumerable.Range(0, columns).Select(_ => new double[features.Count])];
        (_curvature, _gradient) = (new double[features.Count], new double[features.Count]);
        for (var column = 1; column < columns; column++)
            for (var feature = 0; feature < features.Features; feature++) Move(column, feature, draws.Normal(0, 100));
    }

    /// <summary>What each entity's weights come to: [column][entity]. Column 0 is the bias.</summary>
    public double[][] Sums { get; }

    /// <summary>
    /// What an entity's weight comes to. Of one without ratings, the weight of its own is a draw of no data; the mean that such weights are
    /// drawn from says the same without the noise, and what its features say is added.
    /// </summary>
    public double Of(int column, int entity) =>
        _ratings[entity] > 0 ? Sums[column][entity] : Sums[column][entity] - _weights[column][entity] + _means[column];

    /// <summary>Draws one column anew and brings the errors up to date.</summary>
    /// <param name="column">Which.</param>
    /// <param name="own">This side's entity of each row.</param>
    /// <param name="others">The other side's entity of each row.</param>
    /// <param name="partner">The other side's sums of the column; null for the bias.</param>
    /// <param name="errors">Rating less prediction of each row.</param>
    /// <param name="precision">Of the ratings' noise.</param>
    /// <param name="draws">Of this round.</param>
    public void Draw(int column, int[] own, int[] others, double[]? partner, double[] errors, double precision, Draws draws)
    {
        Array.Clear(_curvature);
        Array.Clear(_gradient);
        for (var row = 0; row < own.Length; row++)
        {
            var slope = partner is null ? 1 : partner[others[row]];
            _curvature[own[row]] += slope * slope;
            _gradient[own[row]] += slope * errors[row];
        }

        var before = (double[])Sums[column].Clone();
        foreach (var (first, end) in _features.Groups) DrawGroup(column, first, end, precision, draws);
        for (var entity = 0; entity < before.Length; entity++) before[entity] = Sums[column][entity] - before[entity];
        for (var row = 0; row < own.Length; row++) errors[row] -= before[own[row]] * (partner is null ? 1 : partner[others[row]]);
    }

    private void DrawGroup(int column, int first, int end, double noise, Draws draws)
    {
        var weights = _weights[column];
        var (mean, precision) = Prior(weights.AsSpan(first, end - first), column == 0 ? 0 : _zeros, draws);
        if (first == 0) _means[column] = mean;
        for (var feature = first; feature < end; feature++)
        {
            var (curvature, gradient) = (0.0, 0.0);
            for (var entry = _starts[feature]; entry < _starts[feature + 1]; entry++)
            {
                var (entity, value) = (_entities[entry], _values[entry]);
                curvature += value * value * _curvature[entity];
                gradient += value * _gradient[entity];
            }

            var posterior = precision + (noise * curvature);
            Move(
                column,
                feature,
                draws.Normal(
                    ((precision * mean) + (noise * (gradient + (curvature * weights[feature])))) / posterior,
                    posterior) - weights[feature]);
        }
    }

    /// <summary>
    /// Mean and precision that a group's weights are drawn from, drawn given the weights; both have priors worth one weight.
    /// </summary>
    private static (double Mean, double Precision) Prior(ReadOnlySpan<double> weights, double zeros, Draws draws)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) sum += weight;
        var centre = sum / (weights.Length + 1);
        foreach (var weight in weights) squares += (weight - centre) * (weight - centre);
        var precision = draws.Gamma(((weights.Length * (1 + zeros)) + 2) / 2, (1 + squares + (centre * centre)) / 2);
        return (draws.Normal(centre, (weights.Length + 1) * precision), precision);
    }

    private void Move(int column, int feature, double by)
    {
        _weights[column][feature] += by;
        for (var entry = _starts[feature]; entry < _starts[feature + 1]; entry++)
        {
            var (entity, step) = (_entities[entry], _values[entry] * by);
            Sums[column][entity] += step;
            _gradient[entity] -= step * _curvature[entity];
        }
    }
}
