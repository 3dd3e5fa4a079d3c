namespace AmazonRec.Features;

/// <summary>What was done to the columns of item features, so that a new item's numbers are brought to the same scale.</summary>
/// <param name="Name">What the model calls the features.</param>
/// <param name="Means">The mean row of the items with content that occur in training rows; it stands for items without content.</param>
/// <param name="Scales">What each column is divided by, once its mean is taken off.</param>
public sealed record FeatureScaler(string Name, IReadOnlyList<double> Means, IReadOnlyList<double> Scales)
{
    /// <summary>How means and scales are used; with <see cref="FeatureScaling.None"/> numbers stay as they are.</summary>
    public FeatureScaling Scaling { get; init; }

    /// <summary>Means and scales of some rows, each row once.</summary>
    internal static FeatureScaler Fit(string name, FeatureMatrix features, IEnumerable<int> rows, FeatureScaling scaling)
    {
        var (means, squares, count) = (new double[features.Width], new double[features.Width], 0);
        foreach (var row in rows)
        {
            count++;
            var values = features.Row(row);
            for (var column = 0; column < values.Length; column++) // Welford 1962: no difference of large sums
            {
                var before = values[column] - means[column];
                means[column] += before / count;
                squares[column] += before * (values[column] - means[column]);
            }
        }

        var length = Root(squares.Sum());
        return new FeatureScaler(name, means, Array.ConvertAll(squares, ScaleOf)) { Scaling = scaling };

        double ScaleOf(double sum) => scaling switch
        {
            FeatureScaling.None => 1,
            FeatureScaling.Unit => length,
            _ => Root(sum),
        };

        double Root(double sum) => sum > 0 ? Math.Sqrt(sum / count) : 1; // what never changes is only moved
    }

    /// <summary>Scales the numbers of one item.</summary>
    /// <param name="content">As they were made, <see cref="Means"/> long.</param>
    /// <param name="scaled">As a model reads them, as long.</param>
    internal void Apply(ReadOnlySpan<float> content, Span<float> scaled)
    {
        for (var column = 0; column < Means.Count; column++)
            scaled[column] = (float)(
                Scaling == FeatureScaling.None ? content[column] : (content[column] - Means[column]) / Scales[column]);
    }

    /// <summary>What stands for an item without content.</summary>
    internal void ApplyToMissing(Span<float> scaled)
    {
        for (var column = 0; column < Means.Count; column++) scaled[column] = Scaling == FeatureScaling.None ? (float)Means[column] : 0;
    }
}
