using AmazonRec.Compute;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// One side's weights, a column for each factor and one for the bias, and how they are drawn: each weight from its normal distribution
/// given all others (Rendle 2012, "Factorization machines with libFM", MCMC). The rows come in through two sums per entity, so that
/// features which many rows share cost no more than their entries. Sums go in the order of the rows, whichever thread makes them.
/// </summary>
internal sealed class Side
{
    private readonly SharedFeatures _shared;
    private readonly EntityRowOrder _rows;
    private readonly double _zeros;
    private readonly int _threads;
    private readonly double[][] _weights; // [column][feature]
    private readonly Prior[] _priors; // of the weights that say which entity it is, by column
    private readonly double[] _curvature; // half of the second derivative of the squared errors in an entity's sum
    private readonly double[] _gradient; // and of the first
    private readonly double[] _changes;
    private readonly bool[] _hasContent;

    /// <param name="features">What is known of its entities.</param>
    /// <param name="own">This side's entity of each training row.</param>
    /// <param name="others">The other side's entity of each row.</param>
    /// <param name="options">Factors, the pull to zero and threads.</param>
    /// <param name="draws">Of the first weights.</param>
    /// <param name="scatters">Whether entities' ratings scatter more or less widely than others'.</param>
    public Side(SideFeatures features, int[] own, int[] others, SamplerOptions options, Draws draws, bool scatters = false)
    {
        (_rows, _zeros, _threads) = (new EntityRowOrder(own, others, features.Count), options.Zeros, options.Threads);
        (_curvature, _gradient, _changes) = (new double[features.Count], new double[features.Count], new double[features.Count]);
        _shared = new SharedFeatures(features, _curvature, _gradient, options.Threads);
        var columns = options.Factors + 1;
        _priors = new Prior[columns];
        _hasContent = [.. Enumerable.Range(0, features.Count).Select(features.HasContent)];
        if (scatters) Scatter = new Scatter(_rows, features.Count);
        _weights = [.. Enumerable.Range(0, columns).Select(_ => new double[features.Features])];
        Sums = [.. Enumerable.Range(0, columns).Select(_ => new double[features.Count])];
        for (var column = 1; column < columns; column++)
        {
            for (var feature = 0; feature < features.Features; feature++)
            {
                _weights[column][feature] = draws.Normal(0, 100);
                features.AddTo(Sums[column], feature, _weights[column][feature]);
            }
        }
    }

    /// <summary>What each entity's weights come to: [column][entity]. Column 0 is the bias.</summary>
    public double[][] Sums { get; }

    /// <summary>How widely each entity's ratings scatter; null where all do alike.</summary>
    public Scatter? Scatter { get; }

    /// <summary>What biases of one's own were last drawn from.</summary>
    public Prior Bias => _priors[0];

    /// <summary>How many training rows an entity has.</summary>
    public int Rows(int entity) => _rows.Count(entity);

    /// <summary>
    /// What an entity's weight comes to. Of one without ratings, the weight of its own is a draw of no data; the mean that such weights are
    /// drawn from says the same without the noise, and what its features say is added.
    /// </summary>
    public double Of(int column, int entity) =>
        Rows(entity) > 0 ? Sums[column][entity] : Sums[column][entity] - _weights[column][entity] + _priors[column].Mean;

    /// <summary>Whether something is known of an entity beside its ratings.</summary>
    public bool HasContent(int entity) => _hasContent[entity];

    /// <summary>The deviation of the weights that say which entity it is; 0 before the first round.</summary>
    public double DeviationOf(int column) => _priors[column].Precision > 0 ? 1 / Math.Sqrt(_priors[column].Precision) : 0;

    /// <summary>Draws one column anew.</summary>
    /// <param name="column">Which.</param>
    /// <param name="partner">The other side's sums of the column; null for the bias.</param>
    /// <param name="pending">What the errors lack of the draw before; it is taken off them.</param>
    /// <param name="errors">Rating less prediction of each row.</param>
    /// <param name="noise">Precision of the ratings.</param>
    /// <param name="draws">Of this round.</param>
    /// <param name="others">What the precision of the other side's entities is multiplied by; null for ones.</param>
    /// <returns>What the errors lack of this one.</returns>
    public Correction Draw(
        int column, double[]? partner, Correction pending, double[] errors, double noise, Draws draws, double[]? others = null)
    {
        var (weights, sums, count) = (_weights[column], Sums[column], _changes.Length);
        var zeros = column == 0 ? 0 : _zeros;
        sums.CopyTo(_changes, 0);
        var (prior, precisions) = (Prior.Draw(weights.AsSpan(0, count), zeros, draws), Scatter?.Precisions);
        _priors[column] = prior;
        var first = draws.Reserve(count);
        Workers.Shared.Run(_rows.Blocks, _threads, block =>
        {
            var (start, end) = _rows.Block(block);
            for (var entity = start; entity < end; entity++)
            {
                var (curvature, gradient) = _rows.Sum(entity, partner, others, pending, errors);
                if (precisions is not null) (curvature, gradient) = (precisions[entity] * curvature, precisions[entity] * gradient);
                var by = prior.Posterior(weights[entity], curvature, gradient, noise, draws.Standard(first + (ulong)entity))
                    - weights[entity];
                weights[entity] += by;
                sums[entity] += by;
                (_curvature[entity], _gradient[entity]) = (curvature, gradient - (by * curvature));
            }
        });
        foreach (var group in _shared.Groups)
        {
            var (of, end) = group;
            _shared.Draw(of, end, weights, sums, Prior.Draw(weights.AsSpan(of, end - of), zeros, draws), noise, draws);
        }

        for (var entity = 0; entity < count; entity++) _changes[entity] = sums[entity] - _changes[entity];
        return new Correction(_changes, partner);
    }

    /// <summary>What an entity's bias of its own is drawn from, as the change from what it is.</summary>
    public Prior BiasLeft(int entity) => Bias with { Mean = Bias.Mean - _weights[0][entity] };

    /// <summary>Changes an entity's bias; the errors are the caller's matter.</summary>
    public void MoveBias(int entity, double by)
    {
        _weights[0][entity] += by;
        Sums[0][entity] += by;
    }

    /// <summary>Changes all biases, and what they are drawn from.</summary>
    public void MoveBiases(double by)
    {
        for (var entity = 0; entity < _changes.Length; entity++) MoveBias(entity, by);
        _priors[0] = Bias with { Mean = Bias.Mean + by };
    }

    /// <summary>All that going on takes.</summary>
    public IEnumerable<(string Name, double[] Values)> State()
    {
        for (var column = 0; column < _weights.Length; column++)
        {
            yield return ($"weights{column}", _weights[column]);
            yield return ($"sums{column}", Sums[column]);
        }

        foreach (var entry in Scatter?.State() ?? []) yield return entry;
    }
}
