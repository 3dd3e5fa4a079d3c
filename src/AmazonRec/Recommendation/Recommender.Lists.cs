using System.Buffers;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Lists and predictions.</summary>
public sealed partial class Recommender
{
    /// <summary>
    /// The best items for a user: none that the user has rated in the training or validation rows, none twice, of equal scores the earlier
    /// id first.
    /// </summary>
    /// <param name="user">The user's id.</param>
    /// <param name="count">How many, at most.</param>
    /// <param name="options">Another order, variants as one, reasons.</param>
    /// <remarks>
    /// The order is that of the run's ranker or, without one, of the predictions before they are put on the scale. Items without a training
    /// rating are only listed where the model reads content of them; otherwise nothing is known of them. A ranker puts them last.
    /// </remarks>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or the data do not tell variants.</exception>
    public RecommendedList TopN(string user, int count = 10, TopOptions? options = null) => List(TasteOf(user), count, options ?? new());

    /// <summary>The best items for someone who is not known but has rated some; without any, what is best for everyone.</summary>
    /// <inheritdoc cref="TopN(string, int, TopOptions?)"/>
    /// <param name="rated">Their ratings, one of each item.</param>
    /// <param name="count">How many, at most.</param>
    /// <param name="options">Another order, variants as one, reasons.</param>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public RecommendedList TopN(IReadOnlyList<GivenRating> rated, int count = 10, TopOptions? options = null) =>
        List(TasteOf(rated), count, options ?? new());

    /// <summary>The lists of several users as codes, to be judged.</summary>
    /// <param name="users">Codes of the users.</param>
    /// <param name="count">How many items each, at most.</param>
    /// <param name="options">Another order, variants as one.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the data do not tell variants.</exception>
    public IReadOnlyList<TopList> Lists(IReadOnlyList<int> users, int count, TopOptions? options = null) =>
        [
            .. users.Select(
                user =>
                    new TopList(
                        user, [.. List(TasteOf(user, Users[user]), count, options ?? new()).Items.Select(i => Items.CodeOf(i.Item.Id))]))];

    /// <summary>Whether an item can be on a list: something is known of it.</summary>
    /// <param name="item">Code of the item.</param>
    public bool CanList(int item) => _candidates[item] || _ranker?.Knows(item) == true;

    /// <summary>The rating that a user would give to an item.</summary>
    /// <exception cref="KeyNotFoundException">The user or the item is not known.</exception>
    public PredictedRating Predict(string user, string item) => Predict(TasteOf(user), item);

    /// <summary>The rating that someone with these ratings would give to an item.</summary>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public PredictedRating Predict(IReadOnlyList<GivenRating> rated, string item) => Predict(TasteOf(rated), item);

    /// <summary>The ratings that someone with these ratings would give to some items.</summary>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public IReadOnlyList<PredictedRating> Predict(IReadOnlyList<GivenRating> rated, IReadOnlyList<string> items) =>
        Predict(TasteOf(rated), items);

    private PredictedRating Predict(Taste taste, string item) => Predict(taste, [item])[0];

    private PredictedRating[] Predict(Taste taste, IReadOnlyList<string> items)
    {
        int[] codes = [.. items.Select(item => Ids.CodeOf(Items, item, "item"))];
        return [.. codes.Zip(ScoresOf(taste, codes), (code, score) =>
        {
            var (source, explanation) = SourceOf(taste, code);
            return new PredictedRating(taste.User, CardOf(code), Stars(taste, code, score), score, source, explanation)
            {
                Deviation = DeviationOf(taste, code),
            };
        })];
    }

    /// <summary>What the prediction of an item is made from, and the same as a sentence.</summary>
    private (AnswerSource Source, string Explanation) SourceOf(Taste taste, int item)
    {
        if (_statistics.Counts[item] > 0) return (taste.Source, taste.Explanation);
        if (_parts.Cold.Content[item]) return ByContent(taste, Items[item], ContentNames);
        return taste.IsKnown
            ? (
                AnswerSource.ColdItem,
                $"from the {(taste.Source == AnswerSource.Trained ? "user's" : "given")} ratings alone: nothing is known of {Items[item]}")
            : (AnswerSource.Fallback, $"nothing is known of this user or of {Items[item]}: the mean of all ratings");
    }

    private static (AnswerSource Source, string Explanation) ByContent(Taste taste, string item, IEnumerable<string> contents) =>
        (
            AnswerSource.Content,
            $"{taste.Explanation}; nothing is known of {item} but its {string.Join(" and ", contents.DefaultIfEmpty("content"))}");

    private RecommendedList List(Taste taste, int count, TopOptions options)
    {
        Check(count, options);
        var chosen = Chosen(taste, count, options);
        int[] items = Array.ConvertAll(chosen, c => c.Item);
        return Listed(taste, chosen, OrderOf(options) is null ? ScoresOf(chosen) : ScoresOf(taste, items), options);
    }

    private Candidate[] Chosen(Taste taste, int count, TopOptions options)
    {
        var open = OpenTo(taste, options);
        return Choose(count, options, open.Count(isOpen => isOpen), size => OrderOf(options) is { } ranker
            ? ranker.Best(taste.RunCode, taste.InOrder, open, size)
            : PoolOf(taste, open, size));
    }

    /// <summary>A list of its items.</summary>
    /// <param name="taste">Whose.</param>
    /// <param name="chosen">The items, with what the order went by.</param>
    /// <param name="predicted">The model's score of each.</param>
    /// <param name="options">Whether it says why.</param>
    private RecommendedList Listed(Taste taste, Candidate[] chosen, float[] predicted, TopOptions options)
    {
        var reasons = options.Why ? ReasonsOf(taste, [.. chosen.Zip(predicted, (c, score) => c with { Score = score })]) : [];
        return new(taste.User, taste.Source, taste.Explanation,
            [
                .. chosen.Select(
                    (c, place) =>
                        new RecommendedItem(place + 1, CardOf(c.Item), Stars(taste, c.Item, predicted[place]), c.Score)
                        {
                            Deviation = DeviationOf(taste, c.Item),
                            Why = options.Why ? reasons[place] : null,
                        })])
        {
            RankedBy = OrderOf(options)?.InWords ?? ByStars,
        };
    }

    private static float[] ScoresOf(Candidate[] chosen) => Array.ConvertAll(chosen, c => c.Score);

    /// <summary>The best few items, by their exact scores.</summary>
    private Candidate[] PoolOf(Taste taste, bool[] open, int size)
    {
        var scores = ArrayPool<float>.Shared.Rent(Items.Count);
        try
        {
            var all = scores.AsSpan(0, Items.Count);
            if (taste.HasRow) _network.ScoreItems(taste.Code, taste.Row, all);
            else for (var item = 0; item < all.Length; item++) all[item] = _parts.Cold.Estimates.Score(taste.Bias, item);
            var items = Shortlist.Top(all, open, size);
            return Shortlist.Best(items, ScoresOf(taste, items), size);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>The items of a list, from pools of good items that grow as long as too few are left in them.</summary>
    private Candidate[] Choose(int count, TopOptions options, int available, Func<int, Candidate[]> poolOf)
    {
        count = Math.Min(count, available);
        if (count == 0) return [];
        var wanted = PoolSize(count, options, available);
        for (var size = wanted; ; size = (int)Math.Min(available, size * 4L))
        {
            var pool = options.OneOfVariants ? FirstOfVariants(poolOf(size)) : poolOf(size);
            if (pool.Length < wanted && size < available) continue;
            if (!options.Reorders) return pool.Length > count ? pool[..count] : pool;
            if (pool.Length > wanted) pool = pool[..wanted];
            var unit = OrderOf(options) is null ? 1 : pool[0].Score - pool[^1].Score; // a ranker's scores are no stars
            return Reordering.Apply(
                pool, count, options, item => unit * _statistics.Popularity(item), _factors.Value ?? _content.Value);
        }
    }

    private static int PoolSize(int count, TopOptions options, int available) =>
        Math.Min(available, options.Reorders ? Reordering.PoolSize(count) : count);

    /// <summary>Refuses what can't be listed.</summary>
    private void Check(int count, TopOptions options)
    {
        if (count < 1) throw new ArgumentException($"A list of {count} items can't be made; ask for at least 1.");
        options.Validate();
        if (options.By == ListOrder.Ranker && _ranker is null)
            throw new ArgumentException(
                "This run has no ranker to order lists by. Train one beside the model: amazonrec train --ranker auto, or without --model.");
        if (options.OneOfVariants) Variants();
    }

    /// <summary>Which items may be on a list.</summary>
    private bool[] OpenTo(Taste taste, TopOptions options)
    {
        var open = (bool[])(OrderOf(options) is null ? _candidates : _rankedCandidates).Clone();
        foreach (var (item, _) in taste.Rated) open[item] = false;
        if (!options.OneOfVariants) return open;
        var variants = Variants();
        var rated = taste.Rated.Select(r => variants[r.Item]).ToHashSet();
        for (var item = 0; item < open.Length; item++)
            if (rated.Contains(variants[item])) open[item] = false;
        return open;
    }

    private Candidate[] FirstOfVariants(Candidate[] pool)
    {
        var (variants, seen) = (Variants(), new HashSet<int>());
        return [.. pool.Where(c => seen.Add(variants[c.Item]))];
    }

    private IReadOnlyList<int> Variants() => _catalog?.Variants ?? throw new ArgumentException(
        "This run does not tell which items share their reviews: that takes data with review texts. Train again on a file of reviews, "
        + "or leave variants apart.");
}
