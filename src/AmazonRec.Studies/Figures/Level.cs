namespace AmazonRec.Studies.Figures;

/// <summary>A y that a chart points out by a line across.</summary>
/// <param name="Y">Where.</param>
/// <param name="Label">What is said of it.</param>
public sealed record Level(double Y, string Label);
