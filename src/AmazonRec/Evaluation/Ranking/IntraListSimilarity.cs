using AmazonRec.Data;
using AmazonRec.Features;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// How similar the items of a list are by their content (after Ziegler et al. 2005, as a mean over pairs instead of a sum).
/// </summary>
/// <param name="Mean">Cosine of the features of two items of a list, -1 to 1: mean over the pairs of each list and then over the
/// lists.</param>
/// <param name="Lists">Lists with at least two items that have content.</param>
/// <param name="ListsLeftOut">The others.</param>
/// <param name="WithContent">Share of the recommended items, counted as often as they are recommended, that have content other than
/// zeros.</param>
public sealed record IntraListSimilarity(double Mean, int Lists, int ListsLeftOut, double WithContent)
{
    /// <summary>Looks at some lists.</summary>
    /// <param name="lists">At least one that is not empty.</param>
    /// <param name="items">The vocabulary of their codes.</param>
    /// <param name="features">The content of the items, by id.</param>
    /// <exception cref="ArgumentException">No list has two items with content.</exception>
    public static IntraListSimilarity Measure(IReadOnlyCollection<TopList> lists, Vocabulary items, FeatureMatrix features) =>
        Find(lists, items, features, out var known, out var shown)
        ?? throw new ArgumentException(
            $"No list has two items with content: the features '{features.Name}' hold {known:N0} of the {shown:N0} recommended. Give "
            + "features of the same items.");

    /// <summary>The same; null where no list has two items with content.</summary>
    public static IntraListSimilarity? Find(IReadOnlyCollection<TopList> lists, Vocabulary items, FeatureMatrix features) =>
        Find(lists, items, features, out _, out _);

    private static IntraListSimilarity? Find(
        IReadOnlyCollection<TopList> lists, Vocabulary items, FeatureMatrix features, out long known, out long shown)
    {
        (known, shown) = (0, 0);
        var units = new Dictionary<int, float[]?>();
        var means = new List<double>();
        foreach (var list in lists)
        {
            var rows = list.Items.Select(UnitOf).OfType<float[]>().ToArray();
            shown += list.Items.Length;
            known += rows.Length;
            if (rows.Length >= 2) means.Add(MeanCosine(rows, features.Width));
        }

        return means.Count == 0
            ? null
            : new IntraListSimilarity(means.Average(), means.Count, lists.Count - means.Count, (double)known / shown);

        float[]? UnitOf(int item)
        {
            if (units.TryGetValue(item, out var unit)) return unit;
            return units[item] = features.Items.TryGetCode(items.Bytes(item), out var row) ? Unit(features.Row(row)) : null;
        }
    }

    /// <summary>Of unit rows: the squared length of their sum is that of all ordered pairs, a row with itself included.</summary>
    private static double MeanCosine(float[][] rows, int width)
    {
        var (sum, own) = (new double[width], 0.0);
        foreach (var row in rows)
        {
            for (var column = 0; column < width; column++)
            {
                sum[column] += row[column];
                own += (double)row[column] * row[column];
            }
        }

        return (sum.Sum(x => x * x) - own) / ((double)rows.Length * (rows.Length - 1));
    }

    private static float[]? Unit(ReadOnlySpan<float> row)
    {
        var squares = 0.0;
        foreach (var value in row) squares += (double)value * value;
        if (squares == 0) return null;
        var unit = new float[row.Length];
        for (var column = 0; column < unit.Length; column++) unit[column] = (float)(row[column] / Math.Sqrt(squares));
        return unit;
    }
}
