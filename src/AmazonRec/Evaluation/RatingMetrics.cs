namespace AmazonRec.Evaluation;

/// <summary>How far predicted ratings are from the actual ones.</summary>
/// <param name="Count">Pairs compared.</param>
/// <param name="Rmse">Root mean squared error, in rating points.</param>
/// <param name="Mae">Mean absolute error, in rating points.</param>
/// <param name="Pearson">Linear correlation; NaN where either side is constant.</param>
/// <param name="Spearman">Correlation of the ranks, ties sharing their mean rank; NaN where either side is constant.</param>
/// <param name="R2">1 - squared error / variance of the actual ratings; NaN where those are constant, below 0 for worse than their
/// mean.</param>
public readonly record struct RatingMetrics(int Count, double Rmse, double Mae, double Pearson, double Spearman, double R2)
{
    /// <summary>Rows of users or items without training rows; null where there are none, or it is not known.</summary>
    public ColdRows? ColdRows { get; init; }

    /// <summary>Compares predicted with actual ratings.</summary>
    /// <exception cref="ArgumentException">There are none, their numbers differ, or a prediction is NaN or infinite: a missing one is an
    /// error.</exception>
    public static RatingMetrics Measure(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        if (predicted.Length != actual.Length)
            throw new ArgumentException($"{predicted.Length} predictions for {actual.Length} ratings: every rating needs one.");
        if (actual.IsEmpty) throw new ArgumentException("There are no ratings to compare with.");
        var (squared, absolute, sum) = (0.0, 0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            if (!float.IsFinite(predicted[i])) throw new ArgumentException($"The prediction for row {i} is {predicted[i]}.");
            var error = (double)predicted[i] - actual[i];
            squared += error * error;
            absolute += Math.Abs(error);
            sum += actual[i];
        }

        var (mean, variance) = (sum / actual.Length, 0.0);
        foreach (var rating in actual) variance += (rating - mean) * (rating - mean);
        return new RatingMetrics(
            actual.Length,
            Math.Sqrt(squared / actual.Length),
            absolute / actual.Length,
            Correlation.Pearson(ToDouble(predicted), ToDouble(actual)),
            Correlation.Spearman(ToDouble(predicted), ToDouble(actual)),
            variance > 0 ? 1 - (squared / variance) : double.NaN);

        static double[] ToDouble(ReadOnlySpan<float> values)
        {
            var doubles = new double[values.Length];
            for (var i = 0; i < doubles.Length; i++) doubles[i] = values[i];
            return doubles;
        }
    }
}
