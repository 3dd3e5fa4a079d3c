namespace AmazonRec.Data.Inspection;

/// <summary>How many users, or items, have at least so many ratings.</summary>
public sealed record ActivityPoint(int AtLeast, int Count);
