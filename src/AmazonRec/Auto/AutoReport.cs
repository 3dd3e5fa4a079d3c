namespace AmazonRec.Auto;

/// <summary>What <see cref="AutoFit"/> tried, and what it made of it.</summary>
/// <param name="HeldOut">Rows that chose options and weights; no part was fitted on them.</param>
/// <param name="Tried">Every candidate, in the order in which they were trained.</param>
/// <param name="Parts">The parts of the blend, the heaviest first.</param>
/// <param name="Rmse">Of the blend on the held-out rows that its weights were fitted on.</param>
/// <param name="Ended">Why no more was tried.</param>
public sealed record AutoReport(int HeldOut, IReadOnlyList<AutoTrial> Tried, IReadOnlyList<AutoPart> Parts, double Rmse, string Ended);

/// <summary>A candidate as it was tried.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">What was chosen about it, in words.</param>
/// <param name="Rmse">On the held-out rows.</param>
/// <param name="Epochs">Epochs whose weights were kept.</param>
public sealed record AutoTrial(string Model, string Options, double Rmse, int Epochs);

/// <summary>A part of the blend.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">What was chosen about it, in words.</param>
/// <param name="Weight">In the sum.</param>
/// <param name="Without">RMSE of the blend on the held-out rows if it is left out and the others are weighed anew.</param>
public sealed record AutoPart(string Model, string Options, double Weight, double Without);
