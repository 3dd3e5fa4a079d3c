using AmazonRec.Data;

namespace AmazonRec.Evaluation.Given;

/// <summary>What users took, by which lists are judged.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Users">Users with a row.</param>
/// <param name="UsersLeftOut">Those of them without a relevant item: nothing can be found for them, so they are not judged.</param>
/// <param name="Pairs">Relevant pairs of user and item, each once.</param>
/// <param name="RowsAgain">Rows of a pair of user and item that stood before; the highest rating of a pair counts.</param>
/// <param name="HasRatings">Whether the file has ratings.</param>
/// <param name="RelevantFrom">The rating from which on a row is relevant; null where every row is.</param>
public sealed record GivenTruth(
    string Name, int Rows, int Users, int UsersLeftOut, int Pairs, int RowsAgain, bool HasRatings, float? RelevantFrom)
{
    /// <summary>What each item is worth to each user who is judged: by user code, then by item code.</summary>
    internal SortedDictionary<int, Dictionary<int, double>> Gains { get; private init; } = [];

    /// <summary>How many relevant pairs the training rows hold, too, so that a list without what is known can't have them; null where no
    /// training rows are given.</summary>
    public int? PairsInTraining { get; init; }

    /// <summary>Finds what is relevant.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="users">Codes of users, all of the file's among them.</param>
    /// <param name="items">Codes of items, likewise.</param>
    /// <param name="options">What counts as relevant, and how much.</param>
    /// <exception cref="ArgumentException">A rating has no gain, ratings are asked for where there are none, or nothing is
    /// relevant.</exception>
    internal static GivenTruth Find(
        UserItemRows rows, IReadOnlyDictionary<string, int> users, IReadOnlyDictionary<string, int> items, ListsOptions options)
    {
        var from = RelevantFromOf(rows, options);
        var (best, seen, again) = (new SortedDictionary<int, Dictionary<int, double>>(), new HashSet<int>(), 0);
        var pairs = new HashSet<(int, int)>();
        for (var row = 0; row < rows.Count; row++)
        {
            var (user, item) = (users[rows.User[row]], items[rows.Item[row]]);
            seen.Add(user);
            if (!pairs.Add((user, item))) again++;
            var gain = rows.Rating is { } ratings && ratings[row] < (from ?? double.NegativeInfinity) ? 0 : GainOf(row);
            if (gain == 0) continue;
            if (!best.TryGetValue(user, out var gains)) best[user] = gains = [];
            gains[item] = Math.Max(gain, gains.GetValueOrDefault(item));
        }

        if (best.Count == 0)
            throw new ArgumentException(
                $"{rows.Name}: none of its {rows.Count:N0} rows is relevant{(from is { } x ? $": no rating is {x} or more" : "")}. Lower "
                + "the threshold of what is relevant.");
        return new GivenTruth(
            rows.Name, rows.Count, seen.Count, seen.Count - best.Count, best.Values.Sum(gains => gains.Count), again,
            rows.Rating is not null, from)
        { Gains = best };

        double GainOf(int row)
        {
            if (options.Gain == GainScale.Binary) return 1;
            var (rating, gain) = (rows.Rating![row], Math.Pow(2, rows.Rating[row]) - 1);
            return rating >= 0 && double.IsFinite(gain)
                ? gain
                : throw new ArgumentException(
                    $"{rows.Place(row)}: rating {rating} has no gain by 2^rating - 1, which takes ratings from 0 to 1,000. Put the ratings "
                    + "on such a scale, or count each relevant item as 1 (binary gains).");
        }
    }

    private static float? RelevantFromOf(UserItemRows rows, ListsOptions options)
    {
        if (rows.Rating is null)
        {
            if (options.Gain == GainScale.Rating)
                throw new ArgumentException(
                    $"{rows.Name}: has no ratings to gain by. Name a file of user,item,rating, or take binary gains.");
            if (options.RelevantFrom is { } said && !float.IsInfinity(said))
                throw new ArgumentException(
                    $"{rows.Name}: has no ratings, so none is {said} or more. Name a file of user,item,rating, or let all rows count.");
            return null;
        }

        if (options.RelevantFrom is { } from) return float.IsInfinity(from) ? null : from;
        return options.Gain == GainScale.Rating ? null : ListsOptions.UsualRelevant;
    }
}
