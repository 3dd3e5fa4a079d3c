using AmazonRec.Rankers;

namespace AmazonRec.Studies.Lists;

/// <summary>A ranker with one seed.</summary>
/// <param name="Ranker">What tables call it.</param>
/// <param name="Seed">Of the split, and of what the ranker draws.</param>
/// <param name="Parts">What it is made of, with the parameters chosen.</param>
/// <param name="Figures">Its metrics on the test rows, under the study's protocol.</param>
/// <param name="Seconds">Wall time of choosing, fitting and judging.</param>
public sealed record ListRun(
    string Ranker, ulong Seed, IReadOnlyList<RankerPart> Parts, IReadOnlyDictionary<string, double> Figures, double Seconds)
{
    /// <summary>NDCG@10 on the validation rows; null where nothing was chosen by them.</summary>
    public double? Validation { get; init; }

    /// <summary>Whether its parameters were chosen by the test rows: shown to say what that flatters, and no result.</summary>
    public bool IsChosenOnTest { get; init; }
}
