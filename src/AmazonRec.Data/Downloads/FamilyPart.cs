namespace AmazonRec.Data.Downloads;

/// <summary>Where a family keeps a part of its sets.</summary>
/// <param name="Part">The part.</param>
/// <param name="Path">Its path below a home, with {0} for the category.</param>
/// <param name="Name">Its name on disk, where that is not the path's: two parts of a set may share one on the server.</param>
public sealed record FamilyPart(SetPart Part, string Path, string? Name = null);
