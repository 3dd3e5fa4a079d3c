namespace AmazonRec.Rankers;

/// <summary>One of the rankers of a <see cref="RankerReport"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Its parameters, as the command line takes them; empty for the defaults.</param>
/// <param name="Weight">Its share of the blend; 0 where the blend does without it.</param>
/// <param name="Validation">NDCG@10 of it alone on the held-out items; null where nothing was held out.</param>
/// <param name="Without">NDCG@10 of the blend without it; null for a part that is no part of a blend.</param>
/// <param name="Seconds">Wall time of the search for its parameters.</param>
public sealed record RankerPart(string Name, string Settings, double Weight, double? Validation, double? Without, double Seconds);
