using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Where every engine's weights start, so that the same seed starts them alike.</summary>
internal static class InitialWeights
{
    /// <summary>The initial numbers of a weight, [rows, columns] row-major.</summary>
    public static float[] Draw(Weight weight, NetworkOptions options)
    {
        if (weight.Init.Kind != InitKind.RatingMean)
            return weight.Init.Draw(weight.Rows, weight.Columns, RandomSource.For(options.Seed, $"init {weight.Name}"));
        var mean = new float[(long)weight.Rows * weight.Columns];
        Array.Fill(mean, (float)options.RatingMean);
        return mean;
    }
}
