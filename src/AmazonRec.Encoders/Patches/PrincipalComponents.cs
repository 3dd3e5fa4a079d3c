using AmazonRec.Compute;
using AmazonRec.Features;

namespace AmazonRec.Encoders.Patches;

/// <summary>
/// Numbers brought to an even footing and reduced: each column less its mean over its standard deviation, each group of columns with the
/// same weight as a whole; then the directions of greatest variance (Pearson 1901).
/// </summary>
internal sealed class PrincipalComponents
{
    private readonly float[] _mean;
    private readonly float[] _scale;
    private readonly PatchPanels _axes; // [columns, width]

    private PrincipalComponents(float[] mean, float[] scale, PatchPanels axes, double kept) =>
        (_mean, _scale, _axes, Kept) = (mean, scale, axes, kept);

    /// <summary>Share of the variance that is kept.</summary>
    public double Kept { get; }

    /// <summary>Learns from rows.</summary>
    /// <param name="rows">[count, columns] row-major.</param>
    /// <param name="groups">Columns of each group; they add up to all.</param>
    /// <param name="width">Directions.</param>
    /// <param name="threads">Threads.</param>
    public static PrincipalComponents Learn(float[] rows, int[] groups, int width, int threads)
    {
        var columns = groups.Sum();
        var means = Covariance.Means(rows, columns);
        var scales = Scales(rows, means, groups);
        var even = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) even[i] = (float)((rows[i] - means[i % columns]) * scales[i % columns]);
        var covariance = Covariance.Compute(even, new double[columns], threads);
        var found = SymmetricEigen.Decompose(covariance, width);
        var axes = new PatchPanels(columns, width);
        for (var axis = 0; axis < width; axis++)
            for (var c = 0; c < columns; c++) axes[c, axis] = (float)found.Vectors[axis][c];
        var all = 0.0;
        for (var c = 0; c < columns; c++) all += covariance[c, c];
        return new PrincipalComponents(
            [.. means.Select(m => (float)m)], [.. scales.Select(s => (float)s)], axes, all == 0 ? 1 : found.Values.Sum() / all);
    }

    /// <summary>Reduces rows.</summary>
    /// <param name="rows">[count, columns] row-major.</param>
    /// <param name="threads">Threads.</param>
    /// <returns>[count, width] row-major.</returns>
    public float[] Apply(float[] rows, int threads)
    {
        var (columns, width) = (_axes.Rows, _axes.Columns);
        var count = rows.Length / columns;
        var result = new float[count * width];
        Workers.Shared.Run((count + Panels.BlockRows - 1) / Panels.BlockRows, threads, task =>
        {
            var from = task * Panels.BlockRows;
            var block = new PatchPanels(Math.Min(Panels.BlockRows, count - from), columns);
            for (var row = 0; row < block.Rows; row++)
                for (var c = 0; c < columns; c++) block[row, c] = (rows[((from + row) * columns) + c] - _mean[c]) * _scale[c];
            var product = new float[block.WholeRows * Panels.Width];
            for (var panel = 0; panel < Panels.Count(width); panel++)
            {
                block.Times(_axes, panel, product);
                var used = Math.Min(Panels.Width, width - (panel * Panels.Width));
                for (var row = 0; row < block.Rows; row++)
                    product.AsSpan(row * Panels.Width, used).CopyTo(result.AsSpan(((from + row) * width) + (panel * Panels.Width)));
            }
        });
        return result;
    }

    /// <summary>One over the deviation of a column, over the root of its group's size; 0 for a column that does not vary.</summary>
    private static double[] Scales(float[] rows, double[] means, int[] groups)
    {
        var columns = means.Length;
        var squares = new double[columns];
        for (var i = 0; i < rows.Length; i++) squares[i % columns] += (rows[i] - means[i % columns]) * (rows[i] - means[i % columns]);
        var count = rows.Length / columns;
        var first = 0;
        foreach (var group in groups)
        {
            for (var c = first; c < first + group; c++)
            {
                var deviation = Math.Sqrt(squares[c] / Math.Max(1, count - 1));
                squares[c] = deviation > 1e-6 ? 1 / (deviation * Math.Sqrt(group)) : 0;
            }

            first += group;
        }

        return squares;
    }
}
