namespace AmazonRec.Exporting;

/// <summary>Columns of an exported table that are those of one weight.</summary>
/// <param name="Weight">The weight's name.</param>
/// <param name="Width">How many columns.</param>
internal sealed record FactorColumns(string Weight, int Width);
