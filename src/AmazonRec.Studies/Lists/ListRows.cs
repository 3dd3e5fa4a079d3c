using AmazonRec.Data;

namespace AmazonRec.Studies.Lists;

/// <summary>The rows of a study of lists.</summary>
/// <param name="Split">Who chose what: to learn from, to choose by, to judge by.</param>
/// <param name="Negatives">Item codes that each test row is ranked against; null for all items.</param>
public sealed record ListRows(Split Split, IReadOnlyList<int[]>? Negatives = null);
