using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Data.Storage;
using AmazonRec.Rankers;
using AmazonRec.Recommendation.Scoring;
using AmazonRec.Training;

namespace AmazonRec.Recommendation;

/// <summary>The run folder of a ranker, which answers with lists.</summary>
public sealed class RankedLists
{
    private const int BlockUsers = 1024;
    private readonly RankerOrder _order;
    private readonly Ratings _rows;
    private readonly RowIndex _byUser;
    private readonly ItemCatalog? _catalog;
    private readonly ItemStatistics _statistics;

    private RankedLists(TrainedRanker ranker, Ratings rows, ItemCatalog? catalog) =>
        (Ranker, _order, _rows, _byUser, _catalog, _statistics) =
            (ranker.Name, new(ranker), rows, RowIndex.ByUser(rows), catalog, new(rows));

    /// <summary>Name of the ranker.</summary>
    public string Ranker { get; }

    /// <summary>Hexadecimal digits of what was learned: equal ones give equal lists.</summary>
    public string Fingerprint => _order.Hash();

    /// <summary>The users of the run.</summary>
    public Vocabulary Users => _rows.Users;

    /// <summary>Opens a run folder, as <c>train --task rank --out</c> writes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FileNotFoundException">A file of it is missing.</exception>
    /// <exception cref="FormatException">A file is damaged, or of another run.</exception>
    public static RankedLists Open(string folder)
    {
        var (users, items) = VocabularyFile.Read(folder);
        var card = Json.Read<Card>(Path.Combine(folder, RunCard.FileName));
        var (train, validation) = RunRatings.Read(folder, users, items, card.Split.Hash);
        var rows = validation.Count > 0 ? train.And(validation) : train;
        return new RankedLists(TrainedRanker.Load(folder, rows), rows, ItemCatalog.Read(folder, items.Count));
    }

    /// <summary>What a user has chosen, latest first; of rows without a time, in the order of the file.</summary>
    /// <param name="user">The user's id.</param>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    public IReadOnlyList<RatedItem> ChosenBy(string user) =>
        [
            .. _byUser[Ids.CodeOf(Users, user, "user")].ToArray().OrderByDescending(row => _rows.Time[row]).Select(
                row => new RatedItem(
                    CardOf(_rows.Item[row]),
                    _rows.Value[row],
                    _rows.TimeIsOrder || _rows.Time[row] == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(_rows.Time[row]))),
        ];

    /// <summary>The best items for a user, none that they have chosen.</summary>
    /// <param name="user">The user's id.</param>
    /// <param name="count">How many, at most.</param>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    public RankedList TopN(string user, int count = 10) => List(user, Ids.CodeOf(Users, user, "user"), [], count);

    /// <summary>The best items for someone who is not known but has chosen some.</summary>
    /// <param name="rated">What they chose, oldest first, one rating of each item.</param>
    /// <param name="count">How many, at most.</param>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public RankedList TopN(IReadOnlyList<GivenRating> rated, int count = 10) =>
        List(user: null, code: -1, [.. rated.Select(one => (Ids.CodeOf(_rows.Items, one.Item, "item"), one.Stars))], count);

    /// <summary>The lists of all users, in the order of their ids, as <see cref="TopN(string, int)"/> makes them.</summary>
    /// <param name="count">Items of a list, at most.</param>
    /// <param name="first">How many users to pass over.</param>
    /// <param name="cancellation">Ends it between two blocks of users.</param>
    public IEnumerable<RankedList> TopNForAll(int count = 10, int first = 0, CancellationToken cancellation = default)
    {
        for (var start = first; start < Users.Count; start += BlockUsers)
        {
            cancellation.ThrowIfCancellationRequested();
            var (from, lists) = (start, new RankedList[Math.Min(BlockUsers, Users.Count - start)]);
            Workers.Shared.Run(
                lists.Length, Environment.ProcessorCount, i => lists[i] = List(Users[from + i], from + i, [], count));
            foreach (var list in lists) yield return list;
        }
    }

    private RankedList List(string? user, int code, IReadOnlyList<(int Item, float Stars)> given, int count)
    {
        if (count < 1) throw new ArgumentException($"A list of {count} items can't be made; ask for at least 1.");
        var open = new bool[_rows.Items.Count];
        for (var item = 0; item < open.Length; item++) open[item] = _statistics.Counts[item] > 0 || _order.Knows(item);
        foreach (var (item, _) in given) open[item] = false;
        if (code >= 0)
            foreach (var row in _byUser[code].ToArray()) open[_rows.Item[row]] = false;
        return new RankedList(
            user, _order.InWords,
            [.. _order.Best(code, given, open, count).Select((one, place) => new RankedItem(place + 1, CardOf(one.Item), one.Score))]);
    }

    private ItemCard CardOf(int item)
    {
        var card = ItemCard.Of(item, _rows.Items, _statistics, _catalog);
        return _rows.IsImplicit ? card with { AverageStars = double.NaN } : card;
    }

    /// <summary>What lists take of a run's result.</summary>
    private sealed record Card(RunSplit Split);
}
