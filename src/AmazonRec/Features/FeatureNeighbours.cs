using System.Numerics.Tensors;

namespace AmazonRec.Features;

/// <summary>Items that are alike by their content.</summary>
public static class FeatureNeighbours
{
    /// <summary>
    /// The items whose features point most nearly in the direction of one item's, by cosine; of equally near ones the first id.
    /// </summary>
    /// <param name="features">The features.</param>
    /// <param name="item">An item's code.</param>
    /// <param name="count">How many, at most.</param>
    public static IReadOnlyList<(int Item, float Cosine)> Nearest(FeatureMatrix features, int item, int count)
    {
        var own = features.Row(item);
        var length = TensorPrimitives.Norm(own);
        var found = new List<(int Item, float Cosine)>(features.Items.Count);
        for (var other = 0; other < features.Items.Count; other++)
        {
            if (other == item) continue;
            var row = features.Row(other);
            var both = length * TensorPrimitives.Norm(row);
            found.Add((other, both > 0 ? TensorPrimitives.Dot(own, row) / both : 0)); // a row of zeros is like nothing
        }

        return [.. found.OrderByDescending(n => n.Cosine).ThenBy(n => n.Item).Take(count)];
    }
}
