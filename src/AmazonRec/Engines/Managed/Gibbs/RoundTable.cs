using AmazonRec.Models;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Engines.Managed.Gibbs;

/// <summary>The rows of one side: the weights of the rounds that are kept, [entities][rounds][block], without their division.</summary>
/// <param name="entity">Whose.</param>
/// <param name="rows">What stands where.</param>
/// <param name="count">How many users or items.</param>
internal sealed class RoundTable(Entity entity, SampledRows rows, int count)
{
    /// <summary>The numbers.</summary>
    public float[] Values { get; } = new float[(long)count * rows.Width];

    /// <summary>The first blocks of an entity.</summary>
    public ReadOnlySpan<float> Row(int code, int blocks) => Values.AsSpan(code * rows.Width, blocks * rows.BlockWidth);

    /// <summary>Writes a round into a place; who has no ratings gets a draw from the distribution of the others.</summary>
    /// <param name="place">Which block of each row.</param>
    /// <param name="side">The weights.</param>
    /// <param name="deviation">Of the ratings around the round's predictions; 1 for the side that says how much more or less.</param>
    /// <param name="drift">What each bias is more than the side's; null for nothing.</param>
    public void Write(int place, Side side, double deviation, double[]? drift)
    {
        int[] known = [.. Enumerable.Range(0, count).Where(code => side.Rows(code) > 0)];
        for (var column = 0; column < side.Sums.Length; column++)
        {
            var (sums, at) = (side.Sums[column], column == 0 ? rows.Bias(entity) : column - 1);
            if (column == 0 && drift is not null) sums = [.. sums.Zip(drift, (sum, more) => sum + more)];
            var unknown = known.Length < count ? Unknown(sums, known, place, at) : 0;
            var byContent = side.DeviationOf(column) * SampledRows.Standard(entity, place, at);
            for (var code = 0; code < count; code++)
                Block(code, place)[at] = side.Rows(code) > 0 ? (float)sums[code]
                    : side.HasContent(code) ? (float)(side.Of(column, code) + byContent)
                    : unknown;
        }

        var precisions = side.Scatter?.Precisions;
        var usual = precisions is null ? 1 : Math.Sqrt(known.Average(code => 1 / precisions[code]));
        for (var code = 0; code < count; code++)
        {
            var block = Block(code, place);
            block[rows.One(entity)] = 1;
            block[rows.Deviations(entity)] = (float)(
                deviation * (precisions is null || side.Rows(code) == 0 ? usual : 1 / Math.Sqrt(precisions[code])));
        }
    }

    private float Unknown(double[] sums, int[] known, int place, int column)
    {
        var mean = known.Average(code => sums[code]);
        var variance = known.Average(code => (sums[code] - mean) * (sums[code] - mean));
        return (float)(mean + (Math.Sqrt(variance) * SampledRows.Standard(entity, place, column)));
    }

    private Span<float> Block(int code, int place) => Values.AsSpan((code * rows.Width) + (place * rows.BlockWidth), rows.BlockWidth);
}
