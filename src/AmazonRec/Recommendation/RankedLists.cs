using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;
using AmazonRec.Training;

namespace AmazonRec.Recommendation;

/// <summary>The run folder of a ranker, which answers with lists.</summary>
public sealed class RankedLists
{
    private readonly TrainedRanker _ranker;
    private readonly Ratings _rows;
    private readonly RowIndex _byUser;
    private readonly ItemCatalog? _catalog;
    private readonly Scoring.ItemStatistics _statistics;

    private RankedLists(TrainedRanker ranker, Ratings rows, ItemCatalog? catalog) =>
        (_ranker, _rows, _byUser, _catalog, _statistics) = (ranker, rows, RowIndex.ByUser(rows), catalog, new(rows));

    /// <summary>Name of the ranker.</summary>
    public string Ranker => _ranker.Name;

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
    public RankedList TopN(string user, int count = 10)
    {
        var code = Ids.CodeOf(Users, user, "user");
        var known = _byUser[code].ToArray().Select(row => _rows.Item[row]);
        return List(user, code, _ranker.Chosen.Of(code), known.ToHashSet(), count);
    }

    /// <summary>The best items for someone who is not known but has chosen some.</summary>
    /// <param name="rated">What they chose, oldest first, one rating of each item.</param>
    /// <param name="count">How many, at most.</param>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public RankedList TopN(IReadOnlyList<GivenRating> rated, int count = 10)
    {
        var items = rated.Select(one => Ids.CodeOf(_rows.Items, one.Item, "item")).ToArray();
        var stars = _rows.IsImplicit ? [] : rated.Select(one => one.Stars).ToArray();
        return List(user: null, code: -1, new Choices(items, stars), [.. items], count);
    }

    private RankedList List(string? user, int code, Choices chosen, HashSet<int> known, int count)
    {
        if (count < 1) throw new ArgumentException($"A list of {count} items can't be made; ask for at least 1.");
        var (scores, best) = (new float[_rows.Items.Count], new BestItems(count));
        _ranker.Score(code, chosen, scores);
        for (var item = 0; item < scores.Length; item++)
            if (!known.Contains(item) && CanList(item)) best.Offer(item, scores[item]);
        return new RankedList(
            user, _ranker.Name, [.. best.Items().Select((item, place) => new RankedItem(place + 1, CardOf(item), scores[item]))]);
    }

    private bool CanList(int item) => _statistics.Counts[item] > 0 || _ranker.Ranker.HasContentOf(item);

    private ItemCard CardOf(int item)
    {
        var card = ItemCard.Of(item, _rows.Items, _statistics, _catalog);
        return _rows.IsImplicit ? card with { AverageStars = double.NaN } : card;
    }

    /// <summary>What lists take of a run's result.</summary>
    private sealed record Card(RunSplit Split);
}
