namespace AmazonRec.Evaluation.Inference;

/// <summary>Rating metrics, or differences of them, with intervals.</summary>
/// <param name="Rmse">Root mean squared error, in rating points.</param>
/// <param name="Mae">Mean absolute error, in rating points.</param>
/// <param name="Pearson">Linear correlation; NaN where predictions are constant.</param>
public sealed record RatingIntervals(Interval Rmse, Interval Mae, Interval Pearson);
