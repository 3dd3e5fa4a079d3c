using AmazonRec.Data;

namespace AmazonRec.Features;

/// <summary>From features by id to a row for every item code of the data.</summary>
public static class FeatureAlignment
{
    /// <summary>
    /// Features in the order of the data's items. Where any item of the training rows lacks content, there is one column more: 1 for such
    /// items, 0 for others. Where none does, nothing could be learned of that column, and it would only add noise to the items outside
    /// training. The other columns of items without content hold the mean row of the items with content that occur in training rows; no
    /// other row is looked at for it, nor for the scaling.
    /// </summary>
    /// <param name="features">By id.</param>
    /// <param name="train">The training rows; their vocabulary is that of all rows.</param>
    /// <param name="scaling">What to do to the numbers.</param>
    /// <param name="name">What the model calls them; their own name by default.</param>
    /// <exception cref="ArgumentException">No item of the training rows has content.</exception>
    public static ItemFeatures Align(FeatureMatrix features, Ratings train, FeatureScaling scaling, string? name = null)
    {
        name ??= features.Name;
        var items = train.Items;
        var rows = new int[items.Count]; // of the features; -1 without content
        for (var code = 0; code < rows.Length; code++) rows[code] = features.Items.TryGetCode(items.Bytes(code), out var row) ? row : -1;
        var counts = train.CountsPerItem();
        var (trained, known) = (
            counts.Count(n => n > 0), Enumerable.Range(0, rows.Length).Where(code => counts[code] > 0 && rows[code] >= 0).ToArray());
        if (known.Length == 0)
            throw new ArgumentException(
                $"The item features '{name}' hold none of the {trained:N0} items of the training rows, such as '{items[0]}'; theirs are "
                + $"such as '{(features.Items.Count > 0 ? features.Items[0] : "none")}'. Give features of the same items.");
        var withContent = rows.Count(row => row >= 0);
        var scaler = FeatureScaler.Fit(name, features, known.Select(code => rows[code]), scaling);
        var width = features.Width + (known.Length < trained ? 1 : 0);
        var values = new float[(long)rows.Length * width];
        for (var code = 0; code < rows.Length; code++)
        {
            var target = values.AsSpan(code * width, width);
            if (rows[code] >= 0)
            {
                scaler.Apply(features.Row(rows[code]), target);
                continue;
            }

            scaler.ApplyToMissing(target);
            if (width > features.Width) target[^1] = 1;
        }

        return new ItemFeatures(name, width, values)
        {
            Present = Array.ConvertAll(rows, row => row >= 0),
            Scaler = scaler,
            Report = new FeatureReport(
                name, width, scaling, rows.Length, withContent, trained, known.Length, features.Items.Count - withContent, features.Origin),
        };
    }
}
