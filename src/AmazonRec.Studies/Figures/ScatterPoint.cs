namespace AmazonRec.Studies.Figures;

/// <summary>A point of a chart.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Label">What stands beside it; null for nothing.</param>
public readonly record struct ScatterPoint(double X, double Y, string? Label = null);
