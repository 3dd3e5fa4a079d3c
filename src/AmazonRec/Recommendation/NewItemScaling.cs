using AmazonRec.Features;

namespace AmazonRec.Recommendation;

/// <summary>Whether features of a new item are made as a run's were, and how a run of before it kept its scaler scaled them.</summary>
internal static class NewItemScaling
{
    private const float LargestMisfit = 1e-2f; // of a number's deviation: more, and the features are others
    private const int FewestKnown = 3;

    // These come out the same whatever other items are there; all other methods learn from the items at hand.
    private static readonly string[] Fixed = ["pretrained", "import"];

    /// <summary>Refuses features that say other things of the items that both know.</summary>
    /// <param name="own">Those of the run.</param>
    /// <param name="given">Those that hold the new item.</param>
    /// <param name="known">Items that both know, by their codes in each.</param>
    /// <exception cref="ArgumentException">They are others, or it can't be told.</exception>
    public static void RefuseOthers(ItemFeatures own, FeatureMatrix given, IReadOnlyList<(int Own, int Given)> known)
    {
        if (known.Count == 0)
        {
            var method = given.Origin.GetValueOrDefault("method", "");
            var isFixed = Array.Exists(Fixed, name => method.StartsWith(name, StringComparison.Ordinal));
            if (isFixed && IsMadeAlike(own, given)) return;
            throw new ArgumentException(
                $"The features '{own.Name}' hold no item of the run, so that nothing tells that they were made as the run's were. Make "
                + "them of the run's items and the new ones together.");
        }

        var (misfit, all) = (0.0, 0.0);
        foreach (var (mine, theirs) in known)
        {
            var row = own.Values.AsSpan(mine * own.Width, own.Width);
            var scaled = own.ScaleNew(given.Row(theirs));
            for (var column = 0; column < given.Width; column++)
            {
                misfit += Square(scaled[column] - row[column]);
                all += Square(own.Report?.Scaling == FeatureScaling.None ? row[column] - own.Scaler!.Means[column] : row[column]);
            }
        }

        if (misfit > LargestMisfit * LargestMisfit * (all + 1e-12)) throw Others(own);

        static double Square(double x) => x * x;
    }

    /// <summary>own = a + b · given, column by column, with a and b of the items that both know.</summary>
    /// <param name="own">Those of the run.</param>
    /// <param name="given">Those that hold the new item.</param>
    /// <param name="row">The new item's.</param>
    /// <param name="known">Items with training ratings that both know.</param>
    /// <exception cref="ArgumentException">There are too few, or the features say other things of them.</exception>
    public static float[] ByKnownItems(ItemFeatures own, FeatureMatrix given, ReadOnlySpan<float> row, (int Own, int Given)[] known)
    {
        if (known.Length < FewestKnown)
            throw new ArgumentException(
                $"The features '{own.Name}' hold {known.Length} items of the run; to see how the run scaled them takes at least three. "
                + "Make them of the run's items and the new ones together.");
        var scaled = new float[own.Width]; // a column that marks items without content stays 0
        for (var column = 0; column < given.Width; column++)
        {
            double[] x = [.. known.Select(pair => (double)given.Row(pair.Given)[column])], y = [
                .. known.Select(pair => (double)own.Values[(pair.Own * own.Width) + column])];
            var (meanX, meanY) = (x.Average(), y.Average());
            var (both, squares, all) = (
                x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum(),
                x.Sum(a => (a - meanX) * (a - meanX)),
                y.Sum(b => (b - meanY) * (b - meanY)));
            var slope = squares > 0 ? both / squares : 0;
            if (all - (slope * both) > LargestMisfit * LargestMisfit * (all + 1e-12)) throw Others(own);
            scaled[column] = (float)(meanY + (slope * (row[column] - meanX)));
        }

        return scaled;
    }

    /// <summary>Whether all that both say of how they were made is the same.</summary>
    private static bool IsMadeAlike(ItemFeatures own, FeatureMatrix given) =>
        own.Report is not { } report
        || report.Origin.All(note => !IsOfMaking(note.Key) || given.Origin.GetValueOrDefault(note.Key) == note.Value);

    private static bool IsOfMaking(string note) =>
        note is "method" or "text-cleaning" || note.StartsWith("encoder", StringComparison.Ordinal);

    private static ArgumentException Others(ItemFeatures own) =>
        new(
            $"The features '{own.Name}' are not those of the run: they tell other things of the same items. Make them as the run's were, "
            + "with the same words or pictures learned.");
}
