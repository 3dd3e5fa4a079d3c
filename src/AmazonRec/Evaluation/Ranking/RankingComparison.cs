namespace AmazonRec.Evaluation.Ranking;

/// <summary>Rankers judged on the same users and items.</summary>
/// <param name="Items">How many items there are to recommend, those included that a user has rated.</param>
/// <param name="Content">What items are compared by to tell how much alike those of a list are; null where nothing is known of them.</param>
/// <param name="Rankers">The trivial ones first; at least one.</param>
public sealed record RankingComparison(int Items, string? Content, IReadOnlyList<RankerResult> Rankers);
