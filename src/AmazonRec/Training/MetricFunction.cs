namespace AmazonRec.Training;

/// <summary>What a <see cref="Metric"/> makes of predictions.</summary>
/// <param name="predicted">A predicted rating for each row.</param>
/// <param name="actual">The rows' ratings.</param>
public delegate double MetricFunction(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual);
