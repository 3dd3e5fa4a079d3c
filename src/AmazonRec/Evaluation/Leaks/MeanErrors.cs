namespace AmazonRec.Evaluation.Leaks;

/// <summary>Errors of one predictor on some rows.</summary>
/// <param name="Rmse">Root mean squared error, in rating points.</param>
/// <param name="Mae">Mean absolute error, in rating points.</param>
public readonly record struct MeanErrors(double Rmse, double Mae);
