namespace AmazonRec.Studies.Lists;

/// <summary>How good somebody's lists were, as published.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Figures">Its metrics, by the names that our results have for them, such as <c>ndcg@10</c>.</param>
/// <param name="Note">What flatters it; empty where that is nothing.</param>
public sealed record PublishedLists(string Model, string Source, IReadOnlyDictionary<string, double> Figures, string Note = "");
