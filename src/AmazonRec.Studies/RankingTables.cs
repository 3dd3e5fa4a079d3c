using System.Globalization;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Studies;

/// <summary>Judged lists as a table.</summary>
public static class RankingTables
{
    /// <summary>What a reader must know of the columns.</summary>
    public const string Note =
        "Lists are made on the first split of a setting. Popularity bias is how often what is recommended was rated in training, over the same of what these users rated themselves; novelty is in bits; intra-list similarity is the mean cosine of two items of a list by their texts. Coverage and Gini depend on how many lists there are. p is of a paired t test of the users' NDCG, adjusted by Holm for the rankers of the table.";

    /// <summary>The metrics of each ranker's lists at one cutoff, the trivial ones first; at the largest also what the lists are like, as that is told of whole lists.</summary>
    /// <param name="setting">What the title begins with.</param>
    /// <param name="comparison">The rankers.</param>
    /// <param name="cutoff">Which of the cutoffs.</param>
    public static StudyTable Of(string setting, RankingComparison comparison, int cutoff = 0)
    {
        var first = comparison.Rankers[0].Judged;
        var k = first.At[cutoff].K;
        var isWhole = k == first.At.Max(at => at.K);
        var hasContent = isWhole && comparison.Rankers.Any(r => r.IntraListSimilarity is not null);
        var tested = comparison.Against is null ? [] : comparison.Rankers.Where(r => r.Judged.At[cutoff].AgainstReference is not null).ToArray();
        var adjusted = tested.Zip(MultipleComparisons.Holm([.. tested.Select(r => r.Judged.At[cutoff].AgainstReference!.Value.PValue)])).ToDictionary(p => p.First.Name, p => p.Second);
        var users = first.UsersNotDrawn == 0 ? Count(first.Users) : $"{Count(first.Users)} of {Count(first.Users + first.UsersNotDrawn)}";
        return new StudyTable(
            $"{setting}: the {k} best of {Count(comparison.Items)} items, without those rated in training, for {users} users with a test rating of {first.RelevantFrom.ToString(CultureInfo.InvariantCulture)} or more{LeftOut(first)}",
            [$"lists at {k}", "NDCG", .. comparison.Against is { } against ? [$"p, against {against}"] : Array.Empty<string>(), "precision", "recall", "hit", "MAP", "MRR", .. isWhole ? ["coverage", "Gini", "popularity bias", "novelty"] : Array.Empty<string>(), .. hasContent ? ["intra-list similarity"] : Array.Empty<string>()],
            [.. comparison.Rankers.Select(Row)]);

        IReadOnlyList<string> Row(RankerResult ranker)
        {
            var (at, beyond) = (ranker.Judged.At[cutoff], ranker.Judged.Beyond);
            return
            [
                ranker.IsTrivial ? $"{ranker.Name} (baseline)" : ranker.Name,
                WithEnds(at.Ndcg), .. comparison.Against is null ? Array.Empty<string>() : [adjusted.TryGetValue(ranker.Name, out var p) ? StudyNumbers.P(p) : ""], .. new[] { at.Mean.Precision, at.Mean.Recall, at.Mean.Hit, at.Mean.AveragePrecision, at.Mean.ReciprocalRank }.Select(Share),
                .. isWhole ? [Share(beyond.Coverage), Share(beyond.Gini), Plain(beyond.Popularity / beyond.PopularityOfRated), Plain(beyond.Novelty)] : Array.Empty<string>(),
                .. hasContent ? [ranker.IntraListSimilarity is { } similarity ? Share(similarity.Mean) : "-"] : Array.Empty<string>(),
            ];
        }
    }

    private static string LeftOut(RankingResult judged) =>
        judged.PairsLeftOut == 0 ? "" : $"; {Count(judged.PairsLeftOut)} of {Count(judged.Pairs)} such items were also rated by the user in training, and don't count";

    private static string WithEnds(Interval i) => double.IsNaN(i.Low) ? Share(i.Estimate) : $"{Share(i.Estimate)} [{Share(Math.Max(0, i.Low))}, {Share(i.High)}]";

    private static string Share(double value) => Format(value, "F3");

    private static string Plain(double value) => Format(value, "F2");

    private static string Format(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
