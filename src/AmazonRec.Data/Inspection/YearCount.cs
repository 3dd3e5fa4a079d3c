namespace AmazonRec.Data.Inspection;

/// <summary>How many rows a year has.</summary>
public sealed record YearCount(int Year, int Count);
