namespace AmazonRec.Auto;

/// <summary>What <see cref="AutoFit"/> tried, and what it made of it.</summary>
/// <param name="HeldOut">Rows that chose parts and weights, each predicted by parts that were not trained on it.</param>
/// <param name="Budget">Seconds that were allowed, by the size of the work.</param>
/// <param name="Tried">Every candidate, in the order in which they were tried.</param>
/// <param name="Parts">The parts of the blend, the heaviest first.</param>
/// <param name="Rmse">Of the blend on the held-out rows that its weights were fitted on.</param>
/// <param name="Ended">Why no more was tried.</param>
public sealed record AutoReport(
    int HeldOut, double Budget, IReadOnlyList<AutoTrial> Tried, IReadOnlyList<AutoPart> Parts, double Rmse, string Ended);

/// <summary>A candidate as it was tried.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">What was chosen about it, in words.</param>
/// <param name="Rmse">On the held-out rows; NaN where its training diverged.</param>
/// <param name="Epochs">Epochs that were kept, on the mean.</param>
public sealed record AutoTrial(string Model, string Options, double Rmse, int Epochs);

/// <summary>A part of the blend.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">What was chosen about it, in words.</param>
/// <param name="Weight">In the sum.</param>
/// <param name="Alone">RMSE of the part alone on the held-out rows.</param>
/// <param name="Without">That of the blend without it, with the others weighed anew; null for the only part.</param>
public sealed record AutoPart(string Model, string Options, double Weight, double Alone, double? Without);
