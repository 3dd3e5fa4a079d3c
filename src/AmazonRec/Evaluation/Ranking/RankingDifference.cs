using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>What one ranker's lists differ by from another's for the same users.</summary>
/// <param name="Ranker">Its name.</param>
/// <param name="Against">The name of the other.</param>
/// <param name="K">How many items of the lists are looked at.</param>
/// <param name="Difference">How much larger its metrics are, users drawn anew; above 0 is better.</param>
/// <param name="Ndcg">Student's paired t test of the users' NDCG; not a number with a single user.</param>
/// <param name="AdjustedP">Its p, adjusted by Holm for all comparisons that are shown together.</param>
public sealed record RankingDifference(
    string Ranker, string Against, int K, RankingIntervals Difference, PairedTest Ndcg, double AdjustedP)
{
    /// <summary>Whether a difference can be claimed.</summary>
    public bool IsSure => AdjustedP < MultipleComparisons.Threshold;

    /// <summary>Compares each ranker with each before it, at every cutoff.</summary>
    /// <param name="rankers">Each ranker's name, and each user's metrics at each cutoff, of the same users and cutoffs in the same
    /// order.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <exception cref="ArgumentException">The users differ in number, or an option is out of range.</exception>
    public static IReadOnlyList<RankingDifference> OfPairs(
        IReadOnlyList<(string Name, IReadOnlyList<(int K, IReadOnlyList<RankingMetrics> Users)> At)> rankers,
        BootstrapOptions? draws = null)
    {
        var all = new List<RankingDifference>();
        for (var own = 1; own < rankers.Count; own++)
            for (var other = 0; other < own; other++)
                foreach (var ((k, users), (_, others)) in rankers[own].At.Zip(rankers[other].At))
                    all.Add(Measure(rankers[own].Name, rankers[other].Name, k, users, others, draws));
        return Adjusted(all);
    }

    /// <summary>Compares two rankers; p stands as it is.</summary>
    internal static RankingDifference Measure(
        string ranker, string against, int k, IReadOnlyList<RankingMetrics> users, IReadOnlyList<RankingMetrics> others,
        BootstrapOptions? draws)
    {
        var difference = RankingIntervals.Difference(users, others, draws);
        var test = users.Count < 2
            ? new PairedTest(users.Count, difference.Ndcg.Estimate, double.NaN, double.NaN)
            : PairedTest.T([.. users.Select(m => m.Ndcg)], [.. others.Select(m => m.Ndcg)]);
        return new RankingDifference(ranker, against, k, difference, test, test.PValue);
    }

    /// <summary>The same with p adjusted for their number.</summary>
    internal static IReadOnlyList<RankingDifference> Adjusted(IReadOnlyList<RankingDifference> all)
    {
        var adjusted = MultipleComparisons.Holm([.. all.Select(d => d.Ndcg.PValue)]);
        return [.. all.Select((difference, index) => difference with { AdjustedP = adjusted[index] })];
    }
}
