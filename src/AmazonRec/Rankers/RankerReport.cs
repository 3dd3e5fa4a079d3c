namespace AmazonRec.Rankers;

/// <summary>How a ranker came about.</summary>
/// <param name="ChosenFrom">The rating from which on a row was learned from; null where all rows were.</param>
/// <param name="Parts">The rankers in it: one, or those of a blend.</param>
/// <param name="Seconds">Wall time of searching and fitting.</param>
public sealed record RankerReport(float? ChosenFrom, IReadOnlyList<RankerPart> Parts, double Seconds)
{
    /// <summary>The rating from which on held-out items should be on lists; null for any.</summary>
    public float? RelevantFrom { get; init; }

    /// <summary>NDCG@10 on the held-out items, at the settings chosen; null where nothing was held out.</summary>
    public double? Validation { get; init; }

    /// <summary>Lists that was measured on.</summary>
    public int Lists { get; init; }

    /// <summary>Whether it was fitted anew on training and validation rows once all was chosen.</summary>
    public bool Refitted { get; init; }
}
