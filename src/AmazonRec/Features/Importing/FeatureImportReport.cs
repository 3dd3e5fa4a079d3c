namespace AmazonRec.Features.Importing;

/// <summary>What was found in a file of another kind, and what of it was kept.</summary>
/// <param name="Format">What it turned out to be.</param>
/// <param name="Width">Numbers per item.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Items kept.</param>
/// <param name="Others">Rows of items that nobody asked for.</param>
/// <param name="Duplicates">Second and later rows of an item; the first is kept.</param>
public sealed record FeatureImportReport(string Format, int Width, long Rows, int Kept, long Others, long Duplicates);
