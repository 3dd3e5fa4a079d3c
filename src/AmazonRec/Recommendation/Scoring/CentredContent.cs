using AmazonRec.Features;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// Features as items are compared by: less the mean row of the items that have them, for what all have in common tells nothing, and zeros
/// for an item without. What the run divided each column by is multiplied again: cosines are those of the numbers as they were made.
/// </summary>
internal static class CentredContent
{
    /// <summary>Numbers of an item; a last column that marks items without content is left out.</summary>
    public static int WidthOf(ItemFeatures features) => features.Report?.MarksMissing == true ? features.Width - 1 : features.Width;

    /// <summary>The rows, [items, width] row-major.</summary>
    public static float[] Rows(ItemFeatures features)
    {
        var (width, items) = (WidthOf(features), features.Values.Length / features.Width);
        var means = Means(features);
        var rows = new float[(long)items * width];
        for (var item = 0; item < items; item++)
            if (features.Has(item)) Centre(RowOf(features, item), means, features.Scaler, rows.AsSpan(item * width, width));
        return rows;
    }

    /// <summary>A row that is not among the features, scaled as they are, in the same way.</summary>
    public static float[] Row(ItemFeatures features, ReadOnlySpan<float> scaled)
    {
        var row = new float[WidthOf(features)];
        Centre(scaled[..row.Length], Means(features), features.Scaler, row);
        return row;
    }

    private static void Centre(ReadOnlySpan<float> row, double[] means, FeatureScaler? scaler, Span<float> centred)
    {
        for (var column = 0; column < centred.Length; column++)
            centred[column] = (float)((row[column] - means[column]) * (scaler?.Scales[column] ?? 1));
    }

    private static double[] Means(ItemFeatures features)
    {
        var (width, items) = (WidthOf(features), features.Values.Length / features.Width);
        int[] known = [.. Enumerable.Range(0, items).Where(features.Has)];
        var means = new double[width];
        foreach (var item in known)
            for (var column = 0; column < width; column++) means[column] += (double)RowOf(features, item)[column] / known.Length;
        return means;
    }

    private static ReadOnlySpan<float> RowOf(ItemFeatures features, int item) =>
        features.Values.AsSpan(item * features.Width, WidthOf(features));
}
