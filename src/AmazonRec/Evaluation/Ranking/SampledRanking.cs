using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// A ranker judged by given candidates: each test row's item among some that the user has not taken, as in the protocol of He et al. (2017)
/// with one positive and 99 negatives. Metrics on sampled candidates mislead: they can put rankers into another order than ranking all
/// items does (Krichene and Rendle 2020). Use it to compare with figures that were published so, and <see cref="RankingEvaluation"/>
/// for all else.
/// </summary>
/// <param name="Rows">Test rows that were ranked.</param>
/// <param name="Users">Their users, who are drawn anew for the intervals.</param>
/// <param name="Negatives">Negatives of a row, mean; each item counts once in a row.</param>
/// <param name="At">The metrics at each cutoff.</param>
public sealed record SampledRanking(int Rows, int Users, double Negatives, IReadOnlyList<SampledAt> At)
{
    /// <summary>What a reader must know of the numbers.</summary>
    public const string Warning =
        "One positive among given negatives: sampled metrics mislead, as they can put rankers into another order than ranking all items "
        + "does (Krichene and Rendle 2020). Compare them with figures of the same protocol alone.";

    /// <summary>The users of the test rows, numbered from 0, in the order of the rows.</summary>
    private int[] UserOf { get; init; } = [];

    /// <summary>
    /// Ranks each test row's item among its negatives. Negatives that are given twice count once, and one that is the positive itself not
    /// at all. Ties count as the mean over all orders of those that tie: <see cref="SampledMetrics.Measure"/>.
    /// </summary>
    /// <param name="ranker">Fitted on training rows, with the codes of the test rows.</param>
    /// <param name="test">Rows of a user and the positive item; ratings don't matter.</param>
    /// <param name="negatives">Item codes for each test row.</param>
    /// <param name="cutoffs">How many places to look at, each at least 1.</param>
    /// <param name="draws">How intervals are drawn; always of users with all their rows.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">There are no rows, as many lists of negatives as rows are not given, a code is out of range, a
    /// score is NaN, or a cutoff is below 1.</exception>
    public static SampledRanking Measure(
        IItemRanker ranker, Ratings test, IReadOnlyList<int[]> negatives, IReadOnlyList<int> cutoffs, BootstrapOptions? draws = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (test.Count == 0) throw new ArgumentException("There are no test rows to rank.");
        if (negatives.Count != test.Count)
            throw new ArgumentException($"{negatives.Count:N0} lists of negatives for {test.Count:N0} test rows; each row takes one.");
        if (cutoffs.Count == 0 || cutoffs.Any(k => k < 1))
            throw new ArgumentException("Places are looked at up to one or several cutoffs, each at least 1.");
        var (byUser, scores, seen) = (RowIndex.ByUser(test), new float[test.Items.Count], new int[test.Items.Count]);
        var (places, userOf) = (new (int Above, int Beside)[test.Count], new int[test.Count]);
        var (users, done, candidates) = (0, 0, 0L);
        for (var user = 0; user < byUser.Count; user++)
        {
            if (byUser[user].Length == 0) continue;
            cancellation.ThrowIfCancellationRequested();
            ranker.ScoreItems(user, scores);
            foreach (var row in byUser[user])
            {
                userOf[row] = users;
                places[row] = Place(row);
                done++;
            }

            users++;
            progress?.Report((double)done / test.Count);
        }

        var at = cutoffs.Select(k => Cut(k, [.. places.Select(p => SampledMetrics.Measure(p.Above, p.Beside, k))], userOf, users, draws));
        return new SampledRanking(test.Count, users, (double)candidates / test.Count, [.. at]) { UserOf = userOf };

        (int Above, int Beside) Place(int row)
        {
            var (positive, above, beside) = (scores[test.Item[row]], 0, 0);
            Check(test.Item[row], row);
            seen[test.Item[row]] = row + 1;
            foreach (var item in negatives[row])
            {
                if ((uint)item >= (uint)scores.Length)
                    throw new ArgumentException($"Negative {item} of test row {row} is no code of an item; there are {scores.Length:N0}.");
                if (seen[item] == row + 1) continue;
                seen[item] = row + 1;
                Check(item, row);
                candidates++;
                if (scores[item] > positive) above++;
                else if (scores[item] == positive) beside++;
            }

            return (above, beside);
        }

        void Check(int item, int row)
        {
            if (float.IsNaN(scores[item]))
                throw new ArgumentException($"The score of item {test.Items[item]} for user {test.Users[test.User[row]]} is no number.");
        }
    }

    /// <summary>Whether NDCG at a cutoff differs from another ranker's on the same rows: a t test of rows with users as clusters.</summary>
    /// <param name="other">Of the same test rows and negatives.</param>
    /// <param name="cutoff">Which of the cutoffs.</param>
    /// <exception cref="ArgumentException">The rows differ, or were read from a file, which does not hold them.</exception>
    public PairedTest Against(SampledRanking other, int cutoff = 0)
    {
        if (UserOf.Length == 0 || !UserOf.SequenceEqual(other.UserOf) || At[cutoff].K != other.At[cutoff].K)
            throw new ArgumentException("Rankers are compared on the same test rows and at the same cutoff.");
        return PairedTest.OfClusters(
            Sums(At[cutoff].Rows.Select(row => row.Ndcg), UserOf, Users),
            Sums(other.At[cutoff].Rows.Select(row => row.Ndcg), UserOf, Users),
            Sums(UserOf.Select(_ => 1.0), UserOf, Users));
    }

    private static SampledAt Cut(int k, SampledMetrics[] rows, int[] userOf, int users, BootstrapOptions? draws)
    {
        var means = Bootstrap.Means(
            [Sums(rows.Select(row => row.Hit), userOf, users), Sums(rows.Select(row => row.Ndcg), userOf, users)],
            Sums(rows.Select(_ => 1.0), userOf, users), draws);
        return new SampledAt(k, means[0], means[1]) { Rows = rows };
    }

    /// <summary>The sum of each user's rows.</summary>
    private static double[] Sums(IEnumerable<double> rows, int[] userOf, int users)
    {
        var sums = new double[users];
        foreach (var (row, value) in rows.Index()) sums[userOf[row]] += value;
        return sums;
    }
}
