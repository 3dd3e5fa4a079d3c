using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Given;

/// <summary>How good the predictions of a file are.</summary>
/// <param name="Name">The file.</param>
/// <param name="Metrics">On all its rows.</param>
/// <param name="Intervals">The same, users drawn anew with all their rows.</param>
/// <param name="Calibration">Whether a prediction of 4 stars gets 4 stars on average.</param>
public sealed record JudgedPredictions(string Name, RatingMetrics Metrics, RatingIntervals Intervals, Calibration Calibration);
