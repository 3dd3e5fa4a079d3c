using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>Judges a ranker by the test items that each user liked, among all items that the user has not rated in training.</summary>
public static class RankingEvaluation
{
    /// <summary>Why nobody can be judged; null where someone can.</summary>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are made and judged.</param>
    public static string? NobodyToJudge(Split split, RankingOptions options) =>
        Nobody(RelevantItems.Find(split, options.RelevantFrom, canList: null), split, options);

    /// <summary>Why lists by ratings can have none of the relevant items, in a sentence; null where they can have some.</summary>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are made and judged.</param>
    public static string? NoneIsKnown(Split split, RankingOptions options)
    {
        var (known, relevant) = (split.Train.CountsPerItem(), RelevantItems.Find(split, options.RelevantFrom, canList: null).ByUser);
        return relevant.Count == 0 || relevant.Values.Any(items => items.Any(item => known[item] > 0))
            ? null
            : "None of the relevant test items has a training rating, so lists that go by ratings put none of them first but by chance: "
                + "read the errors on the test rows, or take another split.";
    }

    /// <summary>Makes a list for each user with a relevant test item, or for some drawn ones, and judges it.</summary>
    /// <param name="ranker">Fitted on the split's training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are made and judged.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    /// <exception cref="ArgumentException">No relevant test item can be listed, or an option is out of range.</exception>
    public static RankingResult Run(
        IItemRanker ranker,
        Split split,
        RankingOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        Run((users, length) => TopLists.Make(ranker, split, users, length, options?.Team, progress, cancellation), split, options);

    /// <summary>Judges lists that are made in another way, such as put into another order than that of the scores.</summary>
    /// <param name="make">Makes the lists of some users, in their order, of so many items each.</param>
    /// <param name="split">The rows.</param>
    /// <param name="options">How lists are judged.</param>
    /// <param name="canList">Which items the lists can have; all that the user has not rated where null.</param>
    /// <exception cref="ArgumentException">No relevant test item can be listed, or an option is out of range.</exception>
    public static RankingResult Run(
        Func<IReadOnlyList<int>,
        int,
        IReadOnlyList<TopList>> make,
        Split split,
        RankingOptions? options = null,
        Predicate<int>? canList = null)
    {
        options ??= new();
        options.Validate();
        var found = RelevantItems.Find(split, options.RelevantFrom, canList);
        if (Nobody(found, split, options) is { } reason) throw new ArgumentException($"{char.ToUpperInvariant(reason[0])}{reason[1..]}.");
        var relevant = found.ByUser;
        var users = Drawn([.. relevant.Keys], options);
        var lists = make(users, options.Cutoffs.Max());
        return new RankingResult(
            lists.Count,
            relevant.Count - users.Length,
            found.UsersWithout,
            options.RelevantFrom,
            [.. options.Cutoffs.Select(At)],
            BeyondAccuracy.Measure(lists, split.Train))
        {
            Lists = lists,
            Pairs = found.Pairs,
            PairsLeftOut = found.PairsLeftOut,
            UsersUnlisted = found.UsersLeftOut,
        };

        RankingAt At(int k)
        {
            var judged = lists.Select(list => RankingMetrics.Measure(list.Items, relevant[list.User], k)).ToArray();
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

    private static string? Nobody(RelevantItems found, Split split, RankingOptions options) =>
        found.ByUser.Count > 0 ? null
        : found.Pairs > 0 ? $"no users to judge: all {found.Pairs:N0} relevant test items were also rated in training"
        : $"no users to judge: none of the {split.Test.Count:N0} test rows has {options.RelevantFrom} stars or more, so that no item is "
            + "relevant (lower the threshold)";
}
