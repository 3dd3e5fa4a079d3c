using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;
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
    /// Judges the lists of rankers by the test rows, beside the trivial rankers, which are fitted on all rows before them; all are tested
    /// against the most popular items.
    /// </summary>
    /// <param name="split">The rows; ratings or implicit data.</param>
    /// <param name="options">How lists are made and judged.</param>
    /// <param name="rankers">Fitted on what is before the test rows, each with the name that tables give it.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">No test row is relevant, or an option is out of range.</exception>
    public static RankingComparison Measure(
        Split split, RankingOptions options, IReadOnlyList<(string Name, IItemRanker Ranker)> rankers, BootstrapOptions? draws = null,
        CancellationToken cancellation = default)
    {
        // Who knows training rows alone is no match for who knows validation rows, too.
        var before = split.BeforeTest;
        var trivial = TrivialRanker.All.Where(one => !split.Train.IsImplicit || one.NeedsNoRatings).Select(
            one => (one.Name, IsTrivial: true, Ranker: one.Fit(before)));
        return new RankingComparison(split.Train.Items.Count, Content: null,
        [
            .. trivial.Concat(rankers.Select(one => (one.Name, IsTrivial: false, one.Ranker))).Select(
                one => RankerResult.Measure(one.Name, one.IsTrivial, one.Ranker, split, options, cancellation: cancellation)),
        ]).Tested(draws);
    }

    /// <summary>
    /// The same, every other ranker tested against the most popular items: Student's paired t test of the users' NDCG at each cutoff, p
    /// adjusted by Holm for all rankers and cutoffs together, and the difference with an interval of users drawn anew. Nothing is tested
    /// where those are not among the rankers, or with one user.
    /// </summary>
    /// <param name="draws">How intervals are drawn.</param>
    public RankingComparison Tested(BootstrapOptions? draws = null)
    {
        if (Rankers.FirstOrDefault(r => r.Name == TrivialRanker.Popular)?.Judged is not { Users: > 1 } other) return this;
        var tested = RankingDifference.Adjusted(
            [.. Rankers.Where(r => r.Judged != other).SelectMany(
                r => r.Judged.At.Zip(
                    other.At, (at, its) => RankingDifference.Measure(r.Name, TrivialRanker.Popular, at.K, at.Users, its.Users, draws)))]);
        var next = 0;
        return this with
        {
            Against = TrivialRanker.Popular,
            Rankers = [
                .. Rankers.Select(
                    r => r.Judged == other ? r : r with { Judged = r.Judged with { At = [.. r.Judged.At.Select(WithTest)] } })],
        };

        RankingAt WithTest(RankingAt at)
        {
            var found = tested[next++];
            return at with { AgainstReference = found.Ndcg, AdjustedP = found.AdjustedP, Difference = found.Difference.Ndcg };
        }
    }

    /// <summary>The last ranker less the one before it, at the largest cutoff; p is of this comparison alone.</summary>
    /// <param name="draws">How intervals are drawn.</param>
    internal RankingDifference LastTwo(BootstrapOptions? draws = null)
    {
        var (first, last) = (Rankers[^2], Rankers[^1]);
        var k = last.Judged.At[^1].K;
        return RankingDifference.Measure(last.Name, first.Name, k, last.Judged.At[^1].Users, first.Judged.At[^1].Users, draws);
    }

    /// <summary>Each ranker compared with each before it, p adjusted for all these comparisons; not of results that were read from a
    /// file, which don't hold what paired tests are made of.</summary>
    /// <param name="draws">How intervals are drawn.</param>
    public IReadOnlyList<RankingDifference> Pairs(BootstrapOptions? draws = null) => RankingDifference.OfPairs(
        [.. Rankers.Select(
            r => (r.Name, (IReadOnlyList<(int, IReadOnlyList<RankingMetrics>)>)[.. r.Judged.At.Select(at => (at.K, at.Users))]))],
        draws);
}
