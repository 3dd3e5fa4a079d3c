namespace AmazonRec.Evaluation.Given;

/// <summary>How lists of other tools are judged.</summary>
public sealed record ListsOptions
{
    /// <summary>Stars from which on an item counts as relevant where nobody says otherwise.</summary>
    public const float UsualRelevant = 4;

    /// <summary>How many items of a list are looked at.</summary>
    public IReadOnlyList<int> Cutoffs { get; init; } = [5, 10];

    /// <summary>
    /// A row of the truth counts as relevant from this rating on; <see cref="float.NegativeInfinity"/> for every row. Where null:
    /// <see cref="UsualRelevant"/>, and every row where the truth has no ratings or gains go by them.
    /// </summary>
    public float? RelevantFrom { get; init; }

    /// <summary>What finding an item is worth in NDCG.</summary>
    public GainScale Gain { get; init; }

    /// <summary>The formula of NDCG, in plain signs.</summary>
    public string Formula => Gain == GainScale.Binary
        ? "NDCG@k = sum of 1 / log2(place + 1) over the relevant items at places 1 to k, over the same sum with all relevant items first"
        : "NDCG@k = sum of (2^rating - 1) / log2(place + 1) over the relevant items at places 1 to k, over the same sum with the user's "
            + "highest ratings of the truth first";

    /// <summary>The formulas of both definitions of MAP, in plain signs.</summary>
    public const string MapFormula =
        "MAP@k = sum of the precision at each hit among places 1 to k, over min(k, R); MAP over all relevant = the same sum over R, the "
        + "user's number of relevant items";

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (Cutoffs.Count == 0 || Cutoffs.Any(k => k < 1))
            throw new ArgumentException("Lists are looked at up to one or several places, each at least 1.");
        if (RelevantFrom is { } from && (float.IsNaN(from) || float.IsPositiveInfinity(from)))
            throw new ArgumentException($"Items can't count as relevant from {from} stars on.");
    }
}
