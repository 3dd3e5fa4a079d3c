namespace AmazonRec.Studies.Figures;

/// <summary>What a number may as well be, from seeds, folds or a bootstrap.</summary>
/// <param name="Low">At least.</param>
/// <param name="High">At most.</param>
public readonly record struct Interval(double Low, double High);
