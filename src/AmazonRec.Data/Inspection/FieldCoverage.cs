namespace AmazonRec.Data.Inspection;

/// <summary>How many of the rated items have a field of the metadata.</summary>
public sealed record FieldCoverage(string Field, int Items);
