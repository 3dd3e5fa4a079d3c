using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>Judges a ranker by the test items that each user liked, among all items that the user has not rated in training.</summary>
public static class RankingEvaluation
{
    /// <summary>Whether any row is relevant, so that there is someone to judge by.</summary>
    public static bool HasRelevant(Ratings test, RankingOptions options) => Array.Exists(test.Value, rating => rating >= options.RelevantFrom);

    /// <summary>Makes a list for each user with a relevant test item, or for some drawn ones, and judges it.</summary>
    /// <param name="ranker">Fitted on the split's training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are made and judged.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">No test row is relevant, or an option is out of range.</exception>
    public static RankingResult Run(IItemRanker ranker, Split split, RankingOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run((users, length) => TopLists.Of(ranker, split, users, length, progress, cancellation), split, options);

    /// <summary>Judges lists that are made in another way, such as put into another order than that of the scores.</summary>
    /// <param name="make">Makes the lists of some users, in their order, of so many items each.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are judged.</param>
    /// <exception cref="ArgumentException">No test row is relevant, or an option is out of range.</exception>
    public static RankingResult Run(Func<IReadOnlyList<int>, int, IReadOnlyList<TopList>> make, Split split, RankingOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var relevant = Relevant(split.Test, options.RelevantFrom);
        if (relevant.Count == 0) throw new ArgumentException($"None of the {split.Test.Count:N0} test rows has {options.RelevantFrom} stars or more, so that no item is relevant. Lower the threshold.");
        var users = Drawn([.. relevant.Keys], options);
        var lists = make(users, options.Cutoffs.Max());
        var leftOut = split.Test.User.Distinct().Count() - relevant.Count;
        return new RankingResult(lists.Count, relevant.Count - users.Length, leftOut, options.RelevantFrom, [.. options.Cutoffs.Select(At)], BeyondAccuracy.Of(lists, split.Train)) { Lists = lists };

        RankingAt At(int k)
        {
            var judged = lists.Select(list => RankingMetrics.Of(list.Items, relevant[list.User], k)).ToArray();
            return new RankingAt(k, RankingMetrics.Mean(judged), Interval.OfMean([.. judged.Select(m => m.Ndcg)])) { Users = judged };
        }
    }

    /// <summary>Some of the users, the same for every ranker, in the order of their codes.</summary>
    private static int[] Drawn(int[] users, RankingOptions options)
    {
        if (options.MostUsers is not { } most || most >= users.Length) return users;
        var drawn = RandomSource.For(options.Seed, "ranked users").Permutation(users.Length);
        return [.. drawn.Take(most).Order().Select(at => users[at])];
    }

    /// <summary>
    /// The relevant test items of each user that has some, by code. An item that the user has also rated in training is relevant, too, though it
    /// can't be recommended: copies across the border cost recall.
    /// </summary>
    private static SortedDictionary<int, HashSet<int>> Relevant(Ratings test, float from)
    {
        var relevant = new SortedDictionary<int, HashSet<int>>();
        for (var row = 0; row < test.Count; row++)
        {
            if (test.Value[row] < from) continue;
            if (!relevant.TryGetValue(test.User[row], out var items)) relevant[test.User[row]] = items = [];
            items.Add(test.Item[row]);
        }

        return relevant;
    }
}
