using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;


namespace AmazonRec.Studies.Tables;

/// <summary>Evaluated lists as a table.</summary>
public static class RankingTables
{
    /// <summary>What a reader must know of the columns.</summary>
    public const string Note =
        "Lists are made on the first split of a setting. Popularity bias is how often what is recommended was rated in training, over "
        + "the same of what these users rated themselves; novelty is in bits; intra-list similarity is the mean cosine of two items of "
        + "a list by their texts. Coverage and Gini depend on how many lists there are. MAP@k divides a user's sum of precisions by the "
        + "smaller of k and the number of relevant items, MAP over all relevant by that number itself. p is of a paired t test of the "
        + "users' NDCG, adjusted by Holm for all rankers and cutoffs that are compared together; intervals of differences draw users anew.";

    /// <summary>
    /// The metrics of each ranker's lists at one cutoff, the trivial ones first; at the largest also what whole lists are like: coverage,
    /// novelty and such.
    /// </summary>
    /// <param name="setting">What the title begins with.</param>
    /// <param name="comparison">The rankers.</param>
    /// <param name="cutoff">Which of the cutoffs.</param>
    public static Table Of(string setting, RankingComparison comparison, int cutoff = 0)
    {
        var rankers = comparison.Rankers;
        RankingAt[] at = [.. rankers.Select(r => r.Judged.At[cutoff])];
        var isWhole = at[0].K == rankers[0].Judged.At.Max(a => a.K);
        return new Table(Title(setting, comparison, at[0].K),
        [
            Column.Text($"lists at {at[0].K}", rankers.Select(r => r.IsTrivial ? $"{r.Name} (baseline)" : r.Name)),
            Column.Intervals(
                "NDCG",
                at.Select(a => (Interval?)(a.Ndcg with { Low = double.IsNaN(a.Ndcg.Low) ? double.NaN : Math.Max(0, a.Ndcg.Low) })),
                Digits),
            .. comparison.Against is { } against ? Differences(against, at) : [],
            Column.Numbers("precision", at.Select(a => a.Mean.Precision), Digits),
            Column.Numbers("recall", at.Select(a => a.Mean.Recall), Digits),
            Column.Numbers("hit", at.Select(a => a.Mean.Hit), Digits),
            Column.Numbers($"MAP@{at[0].K}", at.Select(a => a.Mean.AveragePrecision), Digits),
            .. at.Any(a => !double.IsNaN(a.Mean.AveragePrecisionOverAll))
                ? [Column.Numbers("MAP over all relevant", at.Select(a => a.Mean.AveragePrecisionOverAll), Digits)]
                : Array.Empty<Column>(),
            Column.Numbers("MRR", at.Select(a => a.Mean.ReciprocalRank), Digits),
            .. isWhole ? BeyondAccuracy(rankers) : [],
        ]);
    }

    private static IEnumerable<Column> BeyondAccuracy(IReadOnlyList<RankerResult> rankers)
    {
        yield return Column.Numbers("coverage", rankers.Select(r => r.Judged.Beyond.Coverage), Digits);
        yield return Column.Numbers("Gini", rankers.Select(r => r.Judged.Beyond.Gini), Digits);
        yield return Column.Numbers(
            "popularity bias", rankers.Select(r => r.Judged.Beyond.Popularity / r.Judged.Beyond.PopularityOfRated), "F2");
        yield return Column.Numbers("novelty", rankers.Select(r => r.Judged.Beyond.Novelty), "F2");
        if (rankers.Any(r => r.IntraListSimilarity is not null))
            yield return Column.Numbers("intra-list similarity", rankers.Select(r => r.IntraListSimilarity?.Mean ?? double.NaN), Digits);
    }

    private static IEnumerable<Column> Differences(string against, RankingAt[] at)
    {
        if (at.Any(a => a.Difference is not null))
            yield return Column.Intervals($"NDCG less {against}", at.Select(a => a.Difference), "+0.000;-0.000;0.000");
        yield return Column.PValues($"p, against {against}", Adjusted(at));
    }

    /// <summary>
    /// P values of the rankers that are tested, as they were adjusted with all others; in results of before that, for their number here.
    /// Null for the rankers that are not tested.
    /// </summary>
    private static IEnumerable<double?> Adjusted(RankingAt[] at)
    {
        if (at.Any(a => a.AdjustedP is not null)) return at.Select(a => a.AdjustedP);
        double[] tested = [.. at.Select(a => a.AgainstReference?.PValue).OfType<double>()];
        var adjusted = MultipleComparisons.Holm(tested);
        var next = 0;
        return [.. at.Select(a => a.AgainstReference is null ? (double?)null : adjusted[next++])];
    }

    private static string Title(string setting, RankingComparison comparison, int k)
    {
        var first = comparison.Rankers[0].Judged;
        var users = first.UsersNotDrawn == 0 ? $"{first.Users:N0}" : $"{first.Users:N0} of {first.Users + first.UsersNotDrawn:N0}";
        var relevant = first.RelevantFrom > 0 ? $"rating of {first.RelevantFrom} or more" : "item";
        return $"{setting}: the {k} best of {comparison.Items:N0} items, without those rated in training, for {users} users with a test "
            + $"{relevant}{LeftOut(first)}";
    }

    private static string LeftOut(RankingResult judged) => judged.PairsLeftOut == 0
        ? ""
        : $"; {judged.PairsLeftOut:N0} of {judged.Pairs:N0} such items were also rated by the user in training, and don't count";

    private const string Digits = "F3";
}
