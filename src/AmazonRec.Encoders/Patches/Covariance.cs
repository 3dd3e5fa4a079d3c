using AmazonRec.Compute;

namespace AmazonRec.Encoders.Patches;

/// <summary>How columns of numbers vary together.</summary>
internal static class Covariance
{
    private const int Block = 4096; // rows that are summed in single precision before they go into doubles

    /// <summary>Means of columns.</summary>
    /// <param name="rows">[count, columns] row-major.</param>
    /// <param name="columns">Columns.</param>
    public static double[] Means(ReadOnlySpan<float> rows, int columns)
    {
        var means = new double[columns];
        for (var at = 0; at < rows.Length; at += columns)
            for (var c = 0; c < columns; c++) means[c] += rows[at + c];
        var count = rows.Length / columns;
        for (var c = 0; c < columns; c++) means[c] /= count;
        return means;
    }

    /// <summary>[columns, columns]: mean product of what each two columns have beyond their means, over count - 1.</summary>
    /// <param name="rows">[count, columns] row-major.</param>
    /// <param name="means">Means of the columns.</param>
    /// <param name="threads">Threads.</param>
    public static double[,] Compute(float[] rows, double[] means, int threads)
    {
        var columns = means.Length;
        var count = rows.Length / columns;
        var sums = new double[columns, columns];
        for (var from = 0; from < count; from += Block)
        {
            var block = new PatchPanels(Math.Min(Block, count - from), columns);
            for (var row = 0; row < block.Rows; row++)
                for (var c = 0; c < columns; c++) block[row, c] = (float)(rows[((from + row) * columns) + c] - means[c]);
            Workers.Shared.Run(Panels.Count(columns), threads, panel =>
            {
                var product = new float[Panels.WholeTiles(columns) * Panels.Width];
                PanelProduct.Columns(
                    block.Values,
                    block.WholeRows,
                    columns,
                    block.Values.AsSpan(panel * block.WholeRows * Panels.Width),
                    block.WholeRows,
                    product,
                    accumulate: false);
                for (var i = 0; i < columns; i++)
                    for (var j = panel * Panels.Width; j < Math.Min(columns, (panel + 1) * Panels.Width); j++)
                        sums[i, j] += product[(i * Panels.Width) + (j % Panels.Width)];
            });
        }

        // Both halves the same to the last bit: the sums of one are the other's.
        for (var i = 0; i < columns; i++)
            for (var j = i; j < columns; j++) sums[i, j] = sums[j, i] = sums[i, j] / Math.Max(1, count - 1);
        return sums;
    }
}
