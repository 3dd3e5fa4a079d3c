using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>Rankers judged on the same users and items.</summary>
/// <param name="Items">How many items there are to recommend, those included that a user has rated.</param>
/// <param name="Content">What items are compared by to tell how similar those of a list are; null where nothing is known of them.</param>
/// <param name="Rankers">The trivial ones first; at least one.</param>
public sealed record RankingComparison(int Items, string? Content, IReadOnlyList<RankerResult> Rankers)
{
    /// <summary>
    /// Name of the ranker that the others are tested against; null where they are not, as in results of before this was done.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>
    /// The same, every other ranker tested against the most popular items: Student's paired t test of the users' NDCG at each cutoff.
    /// Nothing is tested where those are not among the rankers, or with one user.
    /// </summary>
    public RankingComparison Tested()
    {
        if (Rankers.FirstOrDefault(r => r.Name == TrivialRanker.Popular)?.Judged is not { Users: > 1 } other) return this;
        return this with
        {
            Against = TrivialRanker.Popular,
            Rankers = [
                .. Rankers.Select(
                    r => r.Judged == other ? r : r with { Judged = r.Judged with { At = [.. r.Judged.At.Zip(other.At, Tested)] } })],
        };

        static RankingAt Tested(RankingAt own, RankingAt others) => own with { AgainstReference = PairedTest.T(Ndcg(own), Ndcg(others)) };

        static double[] Ndcg(RankingAt at) => [.. at.Users.Select(m => m.Ndcg)];
    }
}
