using AmazonRec.Data;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// The test items that each user liked and that a list of theirs can have. One that the user also rated in training can't be listed, so no
/// list is to blame for leaving it out.
/// </summary>
/// <param name="ByUser">Item codes by user code, each item once; only users with at least one.</param>
/// <param name="Pairs">Relevant pairs of user and test item, each once, those included that can't be listed.</param>
/// <param name="PairsLeftOut">Those of them that can't be listed.</param>
/// <param name="UsersLeftOut">Users with relevant test items none of which can be listed.</param>
/// <param name="UsersWithout">Users with test rows, none of them relevant.</param>
internal sealed record RelevantItems(
    SortedDictionary<int, HashSet<int>> ByUser, int Pairs, int PairsLeftOut, int UsersLeftOut, int UsersWithout)
{
    /// <summary>Those of a split.</summary>
    /// <param name="split">The rows.</param>
    /// <param name="from">The rating from which on a test item is relevant.</param>
    /// <param name="canList">Which items can be on any list; all where null.</param>
    public static RelevantItems Find(Split split, float from, Predicate<int>? canList)
    {
        var relevant = new SortedDictionary<int, HashSet<int>>();
        for (var row = 0; row < split.Test.Count; row++)
        {
            if (split.Test.Value[row] < from) continue;
            if (!relevant.TryGetValue(split.Test.User[row], out var items)) relevant[split.Test.User[row]] = items = [];
            items.Add(split.Test.Item[row]);
        }

        var (pairs, users, rated) = (relevant.Values.Sum(items => items.Count), relevant.Count, new RatedItems(split));
        foreach (var (user, items) in relevant.ToArray())
        {
            items.ExceptWith(rated.Of(user));
            if (canList is not null) items.RemoveWhere(item => !canList(item));
            if (items.Count == 0) relevant.Remove(user);
        }

        return new RelevantItems(
            relevant,
            pairs,
            pairs - relevant.Values.Sum(items => items.Count),
            users - relevant.Count,
            split.Test.User.Distinct().Count() - users);
    }
}
