using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Results;

/// <summary>What one model reached, or is said to have reached.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Rmse">Root mean squared error; NaN where none was given, and without ends where there are none.</param>
/// <param name="Mae">Mean absolute error; likewise.</param>
/// <param name="Note">Under which circumstances.</param>
public sealed record ResultLine(string Model, LineKind Kind, Interval Rmse, Interval Mae, string Note);
