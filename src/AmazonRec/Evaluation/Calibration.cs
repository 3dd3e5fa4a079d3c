namespace AmazonRec.Evaluation;

/// <summary>Whether a prediction of 4 stars gets 4 stars on average.</summary>
/// <param name="Bins">Rows by prediction, from low to high.</param>
/// <param name="ExpectedError">Mean over the rows of how far their bin's mean prediction is from its mean rating, in rating points (Naeini
/// et al. 2015, there for probabilities).</param>
/// <param name="Slope">Of the least-squares line of ratings on predictions: 1 where calibrated, below where predictions are too far apart;
/// NaN where they are constant.</param>
/// <param name="Intercept">Of that line: 0 where calibrated; NaN likewise.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double ExpectedError, double Slope, double Intercept)
{
    /// <summary>The calibration of some predictions.</summary>
    /// <param name="predictions">At least one row.</param>
    /// <param name="bins">How many bins of about equal size; rows with the same prediction are never divided, so there may be
    /// fewer.</param>
    /// <exception cref="ArgumentException">There are no rows, or no bins.</exception>
    public static Calibration Measure(Predictions predictions, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (predictions.Count == 0) throw new ArgumentException("There are no ratings to compare with.");
        var predicted = (float[])predictions.Predicted.Clone();
        var actual = (float[])predictions.Actual.Clone();
        Array.Sort(predicted, actual);
        var cut = Cut(predicted, actual, bins);
        var (slope, intercept) = Line(predicted, actual);
        return new Calibration(cut, cut.Sum(bin => bin.Count * Math.Abs(bin.Predicted - bin.Actual)) / predicted.Length, slope, intercept);
    }

    private static List<CalibrationBin> Cut(float[] predicted, float[] actual, int bins)
    {
        var cut = new List<CalibrationBin>();
        for (var (start, bin) = (0, 1); start < predicted.Length; bin++)
        {
            var end = (int)((long)predicted.Length * bin / bins);
            if (end <= start) continue;
            while (end < predicted.Length && predicted[end] == predicted[end - 1]) end++;
            cut.Add(
                new CalibrationBin(
                    predicted[start], predicted[end - 1], end - start, Mean(predicted, start, end), Mean(actual, start, end)));
            start = end;
        }

        return cut;
    }

    private static (double Slope, double Intercept) Line(float[] x, float[] y)
    {
        if (x[0] == x[^1]) return (double.NaN, double.NaN); // sorted
        var (meanX, meanY) = (Mean(x, 0, x.Length), Mean(y, 0, y.Length));
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        return (xy / xx, meanY - (xy / xx * meanX));
    }

    private static double Mean(float[] values, int start, int end)
    {
        var sum = 0.0;
        for (var i = start; i < end; i++) sum += values[i];
        return sum / (end - start);
    }
}
