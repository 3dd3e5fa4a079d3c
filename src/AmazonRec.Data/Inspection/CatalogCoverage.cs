namespace AmazonRec.Data.Inspection;

/// <summary>What a file of metadata knows of the rated items.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Items">Rated items.</param>
/// <param name="Covered">Those that the metadata has a row for.</param>
/// <param name="Fields">How many of them have each field filled, not merely there.</param>
public sealed record CatalogCoverage(string File, int Items, int Covered, IReadOnlyList<FieldCoverage> Fields);
