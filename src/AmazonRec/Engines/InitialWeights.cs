using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Where every engine's weights start, so that the same seed starts them alike.</summary>
internal static class InitialWeights
{
    /// <summary>The initial numbers of a weight, [rows, columns] row-major.</summary>
    public static float[] Draw(Weight weight, NetworkOptions options) => Draw(weight, options, 0, weight.Rows);

    /// <summary>The initial numbers of some rows of a weight, [rows, columns] row-major.</summary>
    public static float[] Draw(Weight weight, NetworkOptions options, int first, int rows)
    {
        if (weight.Init.Kind != InitKind.RatingMean)
            return weight.Init.Draw(
                weight.Rows, weight.Columns, RandomSource.For(options.Seed, $"init {weight.Name}"), first, rows);
        var mean = new float[(long)rows * weight.Columns];
        Array.Fill(mean, (float)options.RatingMean);
        return mean;
    }
}
