namespace AmazonRec.Data.Inspection;

/// <summary>An item that shares reviews with others.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Reviews">Its reviews: users' texts, copies counted once.</param>
/// <param name="Shared">Those of them that stand on another item of the group, too.</param>
/// <param name="Share"><paramref name="Shared"/> of <paramref name="Reviews"/>, 0 to 1.</param>
public sealed record GroupedItem(string Id, int Rows, int Reviews, int Shared, double Share);
