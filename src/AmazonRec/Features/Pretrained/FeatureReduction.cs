using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Features.Pretrained;

/// <summary>Fewer numbers per item: the directions in which items differ most (Pearson 1901), less the mean item.</summary>
public static class FeatureReduction
{
    private const int BlockColumns = 16;

    /// <summary>Reduces features. The reduction is not kept: a new item can't be reduced alike.</summary>
    /// <param name="features">The features.</param>
    /// <param name="width">Numbers to keep.</param>
    /// <param name="threads">Threads to use at most; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">There are not as many numbers, or not more items than that.</exception>
    public static FeatureMatrix Reduce(FeatureMatrix features, int width, int threads)
    {
        if (width < 1 || width > features.Width)
            throw new ArgumentException($"--width {width}: the encoder gives {features.Width} numbers. Ask for fewer, or leave it out.");
        if (width == features.Width) return features;
        if (features.Items.Count <= width)
            throw new ArgumentException(
                $"--width {width}: {features.Items.Count:N0} items can't be reduced to {width} numbers. Ask for fewer, or leave it out.");
        var centred = Centred(features);
        var covariance = Covariance(centred, features.Width, threads);
        var axes = SymmetricEigen.Decompose(covariance, width);
        var values = new float[features.Items.Count * width];
        Workers.Shared.Run(features.Items.Count, threads, item =>
        {
            var row = centred.AsSpan(item * features.Width, features.Width);
            for (var axis = 0; axis < width; axis++)
                values[(item * width) + axis] = (float)TensorPrimitives.Dot<double>(row, axes.Vectors[axis]);
        });
        var all = Enumerable.Range(0, features.Width).Sum(c => covariance[c, c]);
        var note = $"PCA, {width} of {features.Width} numbers, {(all > 0 ? axes.Values.Sum() / all : 1):P1} of the variance";
        var origin = new Dictionary<string, string>(features.Origin) { [EncoderOrigin.Reduction] = note };
        return new FeatureMatrix(features.Name, features.Items, width, values, origin);
    }

    private static double[] Centred(FeatureMatrix features)
    {
        var (rows, means) = (new double[features.Values.Length], new double[features.Width]);
        TensorPrimitives.ConvertTruncating(features.Values, rows);
        for (var item = 0; item < features.Items.Count; item++)
            TensorPrimitives.Add(means, rows.AsSpan(item * features.Width, features.Width), means);
        TensorPrimitives.Divide(means, features.Items.Count, means);
        for (var item = 0; item < features.Items.Count; item++)
        {
            var row = rows.AsSpan(item * features.Width, features.Width);
            TensorPrimitives.Subtract(row, means, row);
        }

        return rows;
    }

    /// <summary>[width, width]; each sum runs over the items in their order.</summary>
    private static double[,] Covariance(double[] rows, int width, int threads)
    {
        var sums = new double[width][];
        for (var column = 0; column < width; column++) sums[column] = new double[width];
        Workers.Shared.Run((width + BlockColumns - 1) / BlockColumns, threads, block =>
        {
            for (var start = 0; start < rows.Length; start += width)
            {
                var row = rows.AsSpan(start, width);
                for (var column = block * BlockColumns; column < Math.Min(width, (block + 1) * BlockColumns); column++)
                    TensorPrimitives.MultiplyAdd(row, row[column], sums[column], sums[column]);
            }
        });
        var covariance = new double[width, width];
        for (var i = 0; i < width; i++)
            for (var j = 0; j < width; j++) covariance[i, j] = sums[i][j] * width / rows.Length;
        return covariance;
    }
}
