using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The row of a user whom training has not seen, where rows hold rounds of Gibbs sampling: in each round, factors and bias are drawn from
/// their normal distribution given the user's ratings and the round's items, as training would draw them. Before any rating, weights lie as
/// those of the trained users do. Nothing is random but by <see cref="SampledRows.Standard"/>, so that the same ratings give the same row.
/// </summary>
internal sealed class SampledFoldIn
{
    private const double LeastVariance = 1e-6;

    private readonly ModelParts _parts;
    private readonly SampledRows _rows;
    private readonly float[] _mean;
    private readonly double[] _variance;
    private readonly double _offset;

    private SampledFoldIn(ModelParts parts, SampledRows rows, float[] mean, double[] variance)
    {
        (_parts, _rows, _mean, _variance) = (parts, rows, mean, variance);
        var offset = parts.Model.Layers.OfType<Offset>()
            .Select(layer => parts.Model.WeightsOf(layer, parts.Shape)[0].Name).FirstOrDefault();
        _offset = offset is null ? 0 : parts.Common.First(weight => weight.Key == offset).Value.As<float>()[0];
    }

    /// <summary>For a model, or null for one whose rows hold no rounds.</summary>
    /// <param name="parts">The model.</param>
    /// <param name="users">Mean and variance of each number over the trained users' rows.</param>
    public static SampledFoldIn? Find(ModelParts parts, Lazy<(float[] Mean, double[] Variance)> users) =>
        SampledRows.Find(parts.Model) is { } rows ? new SampledFoldIn(parts, rows, users.Value.Mean, users.Value.Variance) : null;

    /// <summary>The row.</summary>
    /// <param name="rated">Item codes and their ratings; none for someone of whom nothing is known.</param>
    public float[] Draw(IReadOnlyList<(int Item, float Stars)> rated)
    {
        var row = (float[])_mean.Clone();
        var held = _rows.Held(_mean);
        float[][] items = [.. rated.Select(r => _parts.Items.Of(r.Item))];
        for (var round = 0; round < held; round++)
        {
            var weights = Draw(round, Math.Sqrt(held), items, rated);
            for (var column = 0; column < weights.Length; column++)
                row[(round * _rows.BlockWidth) + column] = (float)(weights[column] / Math.Sqrt(held));
        }

        return row;
    }

    /// <summary>Factors and bias of a round. By these, an item's block has the slopes q and one, and its bias beside them.</summary>
    private double[] Draw(int round, double scale, float[][] items, IReadOnlyList<(int Item, float Stars)> rated)
    {
        var (first, n) = (round * _rows.BlockWidth, _rows.Bias(Entity.User) + 1);
        var (a, b, x) = (new double[n * n], new double[n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            a[(j * n) + j] = 1 / Math.Max(_variance[first + j] * scale * scale, LeastVariance);
            b[j] = a[(j * n) + j] * _mean[first + j] * scale;
        }

        var usual = _mean[first + _rows.Deviations(Entity.User)] * scale;
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < n; j++) x[j] = items[i][first + j] * scale;
            var deviation = usual * items[i][first + _rows.Deviations(Entity.Item)] * scale;
            var rest = rated[i].Stars - _offset - (items[i][first + _rows.Bias(Entity.Item)] * scale);
            for (var j = 0; j < n; j++)
            {
                b[j] += x[j] * rest / (deviation * deviation);
                for (var k = 0; k <= j; k++) a[(j * n) + k] += x[j] * x[k] / (deviation * deviation);
            }
        }

        NormalEquations.Solve(a, b);
        for (var j = 0; j < n; j++) x[j] = SampledRows.Standard(Entity.User, round, j);
        NormalEquations.Spread(a, x);
        for (var j = 0; j < n; j++) b[j] += x[j];
        return b;
    }
}
