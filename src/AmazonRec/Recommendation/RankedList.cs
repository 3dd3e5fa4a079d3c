namespace AmazonRec.Recommendation;

/// <summary>What someone will choose next, as a ranker has it.</summary>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="RankedBy">Name of the ranker that made the order.</param>
/// <param name="Items">The items, best first.</param>
public sealed record RankedList(string? User, string RankedBy, IReadOnlyList<RankedItem> Items);

/// <summary>An item of such a list.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">What the order went by; it compares within the list alone.</param>
public sealed record RankedItem(int Rank, ItemCard Item, float Score);
