namespace AmazonRec.Data.Downloads;

/// <summary>How far a list of photos is.</summary>
/// <param name="Done">Photos done with, whatever came of them.</param>
/// <param name="Total">Photos to fetch.</param>
/// <param name="Bytes">Bytes fetched.</param>
/// <param name="Last">The last photo done with.</param>
public readonly record struct ImageProgress(int Done, int Total, long Bytes, ImageRecord Last);
