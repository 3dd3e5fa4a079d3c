using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Features;

/// <summary>Whether features tell items apart, by pairs of items and by the directions in which their rows differ.</summary>
/// <param name="Name">What models call the features.</param>
/// <param name="Items">Items that have them.</param>
/// <param name="Width">Numbers per item.</param>
/// <param name="MeanCosine">Mean cosine of pairs of items drawn at random, -1 to 1.</param>
/// <param name="Directions">Directions with more than a thousandth of the variance that an even spread would give each.</param>
/// <param name="Rank">Directions with any variance at all.</param>
/// <param name="MostDirections">
/// As many as there could be: the width, or fewer where few rows are there; a thousand rows are looked at, 512 of wide ones.
/// </param>
public sealed record FeatureHealth(string Name, int Items, int Width, double MeanCosine, int Directions, int Rank, int MostDirections)
{
    private const int FewestItems = 10; // of fewer, chance decides
    private const int Pairs = 10_000;
    private const int MostRows = 1000;
    private const int MostAxes = 512; // an eigenvalue decomposition of more takes seconds
    private const double LargestCosine = .95;
    private const double LeastVariance = 1e-3; // of the even share
    private const double NoVariance = 1e-9;    // rounding
    private const double LeastDirections = .25; // of what there could be; of healthy features it is a third and more
    private const double LeastRank = .9;

    /// <summary>Whether pairs of items are nearly the same.</summary>
    public bool IsUniform => MeanCosine > LargestCosine;

    /// <summary>Whether rows differ in far fewer directions than there could be.</summary>
    public bool IsNarrow => Directions < LeastDirections * MostDirections || Rank < LeastRank * MostDirections;

    /// <summary>What is wrong and what to do, in a sentence or two; null where nothing is.</summary>
    public string? Warning => (IsUniform, IsNarrow) switch
    {
        (true, _) => Says(
            $"two items have a cosine of {MeanCosine:F3} on average, so that they are hardly told apart. Make them of other fields, or "
            + "with another method or encoder."),
        (_, true) => Says(
            $"their rows differ in {Directions:N0} directions, and could in {MostDirections:N0}: a width of {Math.Max(Directions, 1)} would "
            + "say as much. Other fields or another encoder may say more."),
        _ => null,
    };

    /// <summary>Measures features; the same numbers each time. Null for fewer than ten items.</summary>
    public static FeatureHealth? Measure(FeatureMatrix features)
    {
        var rows = Enumerable.Range(0, features.Items.Count).Where(item => features.Row(item).ContainsAnyExcept(0f)).ToArray();
        if (rows.Length < FewestItems) return null;
        var (variances, most) = Variances(features, rows);
        var even = variances.Sum() / most;
        return new(
            features.Name,
            features.Items.Count,
            features.Width,
            CosineOfPairs(features, rows),
            variances.Count(variance => variance > LeastVariance * even),
            variances.Count(variance => variance > NoVariance * even),
            most);
    }

    private string Says(string what) => FormattableString.Invariant($"the features '{Name}' of {Items:N0} items: ") + what;

    private static double CosineOfPairs(FeatureMatrix features, int[] rows)
    {
        var random = RandomSource.For(0, "feature pairs");
        var sum = 0.0;
        for (var pair = 0UL; pair < Pairs; pair++)
        {
            var first = random.Below(rows.Length, 2 * pair);
            var second = (first + 1 + random.Below(rows.Length - 1, (2 * pair) + 1)) % rows.Length;
            sum += TensorPrimitives.CosineSimilarity(features.Row(rows[first]), features.Row(rows[second]));
        }

        return sum / Pairs;
    }

    /// <summary>Eigenvalues of the rows' covariance, or of their products with each other where rows are fewer than columns.</summary>
    private static (double[] Variances, int Most) Variances(FeatureMatrix features, int[] rows)
    {
        var most = features.Width > MostAxes ? MostAxes : MostRows;
        if (rows.Length > most)
        {
            RandomSource.For(0, "feature rows").Shuffle<int>(rows);
            rows = rows[..most];
        }

        var centred = Centred(features, rows);
        var products = features.Width <= rows.Length ? Products(Transposed(centred, features.Width)) : Products(centred);
        return (SymmetricEigen.Decompose(products, products.GetLength(0)).Values, Math.Min(features.Width, rows.Length - 1));
    }

    private static double[][] Centred(FeatureMatrix features, int[] rows)
    {
        var (mean, centred) = (new double[features.Width], new double[rows.Length][]);
        for (var i = 0; i < rows.Length; i++)
        {
            centred[i] = Array.ConvertAll(features.Row(rows[i]).ToArray(), value => (double)value);
            TensorPrimitives.Add(mean, centred[i], mean);
        }

        TensorPrimitives.Divide(mean, rows.Length, mean);
        foreach (var row in centred) TensorPrimitives.Subtract(row, mean, row);
        return centred;
    }

    private static double[][] Transposed(double[][] rows, int width) =>
        [.. Enumerable.Range(0, width).Select(column => Array.ConvertAll(rows, row => row[column]))];

    private static double[,] Products(double[][] rows)
    {
        var products = new double[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j <= i; j++)
                products[i, j] = products[j, i] = TensorPrimitives.Dot<double>(rows[i], rows[j]);
        return products;
    }
}
