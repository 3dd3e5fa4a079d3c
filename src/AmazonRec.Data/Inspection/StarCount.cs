namespace AmazonRec.Data.Inspection;

/// <summary>How many rows have a rating.</summary>
/// <param name="Rating">The rating; on a scale of more than 20 values the lower edge of one of 20 equal steps.</param>
/// <param name="Count">Rows.</param>
public sealed record StarCount(float Rating, int Count);
