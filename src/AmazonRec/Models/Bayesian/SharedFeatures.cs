using AmazonRec.Compute;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// The features that several entities of a side share, and how their weights are drawn: one after another, as each changes what is left
/// for the next.
/// </summary>
internal sealed class SharedFeatures
{
    private const int BlockFeatures = 8192; // what a thread prepares at a time

    private readonly int[] _entities;
    private readonly float[] _values;
    private readonly int[] _starts;
    private readonly double[] _curvature;
    private readonly double[] _gradient;
    private readonly double[] _featureCurvature;
    private readonly double[] _standard;
    private readonly int _threads;

    /// <param name="features">Of the side.</param>
    /// <param name="curvature">Sum of the squared slopes of each entity.</param>
    /// <param name="gradient">Sum of slopes times errors of each entity; kept up to date.</param>
    /// <param name="threads">At most.</param>
    public SharedFeatures(SideFeatures features, double[] curvature, double[] gradient, int threads)
    {
        Groups = [.. features.Groups.Skip(1)];
        (_entities, _values, _starts) = (features.Entities, features.Values, features.Starts);
        (_curvature, _gradient, _threads) = (curvature, gradient, threads);
        var most = Groups.Count == 0 ? 0 : Groups.Max(group => group.End - group.First);
        (_featureCurvature, _standard) = (new double[most], new double[most]);
    }

    /// <summary>Where each group's features begin and end.</summary>
    public IReadOnlyList<(int First, int End)> Groups { get; }

    /// <summary>Draws a group's weights of one column.</summary>
    /// <param name="first">Its first feature.</param>
    /// <param name="end">After its last.</param>
    /// <param name="weights">Of all features.</param>
    /// <param name="sums">What each entity's weights come to; kept up to date.</param>
    /// <param name="prior">Of the group.</param>
    /// <param name="noise">Precision of the ratings.</param>
    /// <param name="draws">Of this round.</param>
    public void Draw(int first, int end, double[] weights, double[] sums, Prior prior, double noise, Draws draws)
    {
        Prepare(first, end, draws);
        for (var feature = first; feature < end; feature++)
        {
            var (start, count) = (_starts[feature], _starts[feature + 1] - _starts[feature]);
            var entities = _entities.AsSpan(start, count);
            var values = _values.AsSpan(start, count);
            var gradient = 0.0;
            for (var entry = 0; entry < entities.Length; entry++) gradient += values[entry] * _gradient[entities[entry]];
            var at = feature - first;
            var by = prior.Posterior(weights[feature], _featureCurvature[at], gradient, noise, _standard[at]) - weights[feature];
            weights[feature] += by;
            for (var entry = 0; entry < entities.Length; entry++)
            {
                var (entity, step) = (entities[entry], values[entry] * by);
                sums[entity] += step;
                _gradient[entity] -= step * _curvature[entity];
            }
        }
    }

    /// <summary>What does not depend on the draws before, on all threads.</summary>
    private void Prepare(int first, int end, Draws draws)
    {
        var number = draws.Reserve(end - first);
        Workers.Shared.Run((end - first + BlockFeatures - 1) / BlockFeatures, _threads, block =>
        {
            var last = Math.Min(end, first + ((block + 1) * BlockFeatures));
            for (var feature = first + (block * BlockFeatures); feature < last; feature++)
            {
                var curvature = 0.0;
                for (var entry = _starts[feature]; entry < _starts[feature + 1]; entry++)
                    curvature += _values[entry] * _values[entry] * _curvature[_entities[entry]];
                _featureCurvature[feature - first] = curvature;
                _standard[feature - first] = draws.Standard(number + (ulong)(feature - first));
            }
        });
    }
}
