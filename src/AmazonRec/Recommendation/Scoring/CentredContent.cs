using AmazonRec.Features;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// Features as items are compared by: less the mean row of the items that have them, for what all have in common tells nothing, and zeros
/// for an item without.
/// </summary>
internal static class CentredContent
{
    /// <summary>Numbers of an item; a last column that marks items without content is left out.</summary>
    public static int WidthOf(ItemFeatures features) => features.Report?.MarksMissing == true ? features.Width - 1 : features.Width;

    /// <summary>The rows, [items, width] row-major.</summary>
    public static float[] Rows(ItemFeatures features)
    {
        var (width, items) = (WidthOf(features), features.Values.Length / features.Width);
        int[] known = [.. Enumerable.Range(0, items).Where(features.Has)];
        var means = new double[width];
        foreach (var item in known)
            for (var column = 0; column < width; column++) means[column] += (double)RowOf(item)[column] / known.Length;
        var rows = new float[(long)items * width];
        foreach (var item in known)
            for (var column = 0; column < width; column++)
                rows[(item * width) + column] = (float)(RowOf(item)[column] - means[column]);
        return rows;

        ReadOnlySpan<float> RowOf(int item) => features.Values.AsSpan(item * features.Width, width);
    }
}
