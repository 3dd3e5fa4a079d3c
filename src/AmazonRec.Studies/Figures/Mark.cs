namespace AmazonRec.Studies.Figures;

/// <summary>An x that a chart points out.</summary>
/// <param name="X">Where.</param>
/// <param name="Label">What is said of it.</param>
public sealed record Mark(double X, string Label);
