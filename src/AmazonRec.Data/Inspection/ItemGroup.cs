namespace AmazonRec.Data.Inspection;

/// <summary>
/// Items that carry the same reviews. Two items belong together if they share at least 3 reviews and at least half of those of the one that
/// has fewer; what belongs to one of a group belongs to the group.
/// </summary>
/// <param name="Items">The items, in order of their ids.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Reviews">Their reviews: users' texts, each counted once.</param>
/// <param name="Shared">Those that stand on at least two of the items.</param>
/// <param name="Common">Those that stand on all of the items.</param>
public sealed record ItemGroup(IReadOnlyList<GroupedItem> Items, int Rows, int Reviews, int Shared, int Common);
