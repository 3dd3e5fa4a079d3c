namespace AmazonRec.Evaluation.Inference;

/// <summary>
/// The sums over some rows that rating metrics can be made of: eight numbers, which <see cref="Resample"/> reads as such. Ratings and
/// predictions are less their means, so that nothing cancels.
/// </summary>
internal record struct ErrorSums(
    double Count, double Squared, double Absolute, double Predicted, double Actual, double PredictedSquared, double ActualSquared,
    double Product)
{
    /// <summary>Adds other rows in place.</summary>
    public void Add(in ErrorSums other)
    {
        Count += other.Count;
        Squared += other.Squared;
        Absolute += other.Absolute;
        Predicted += other.Predicted;
        Actual += other.Actual;
        PredictedSquared += other.PredictedSquared;
        ActualSquared += other.ActualSquared;
        Product += other.Product;
    }

    public readonly double Rmse => Math.Sqrt(Squared / Count);

    public readonly double Mae => Absolute / Count;

    public readonly double Pearson
    {
        get
        {
            var (xx, yy) = (PredictedSquared - (Predicted * Predicted / Count), ActualSquared - (Actual * Actual / Count));
            // What is left of a constant side is rounding: less than a trillionth of its squares.
            if (xx <= PredictedSquared * 1e-12 || yy <= ActualSquared * 1e-12) return double.NaN;
            return (Product - (Predicted * Actual / Count)) / Math.Sqrt(xx * yy);
        }
    }

    /// <summary>The sums of one row.</summary>
    public static ErrorSums Measure(double predicted, double actual, double meanPredicted, double meanActual)
    {
        var (p, a, error) = (predicted - meanPredicted, actual - meanActual, predicted - actual);
        return new ErrorSums(1, error * error, Math.Abs(error), p, a, p * p, a * a, p * a);
    }
}
