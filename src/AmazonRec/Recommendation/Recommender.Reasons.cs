using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Similar items, and why a score is what it is.</summary>
public sealed partial class Recommender
{
    private const int MostReasons = 3;
    private const double Rounding = 1e-4; // of a mean of equal ratings
    private const double LeastCosine = 0.2; // below, saying that items are alike would be a guess

    /// <summary>
    /// Training ratings that an item similar by factors has at least, unless told otherwise: of fewer, a model knows little more than what
    /// it began with. By content, items without any are listed, too.
    /// </summary>
    public const int UsualMinRatings = 5;

    /// <summary>The items most like one, by cosine; of equally near ones the earlier id first.</summary>
    /// <remarks>
    /// Content is compared less its mean row, for what all items have in common tells nothing. Of several contents together each is brought
    /// to length 1 first, so that none outweighs another; an item that lacks one has nothing in common by it.
    /// </remarks>
    /// <param name="item">The item's id.</param>
    /// <param name="count">How many, at most.</param>
    /// <param name="space">Where; by default in what the model learned from ratings, or, where the item has none, in its content.</param>
    /// <param name="minRatings">Training ratings that a similar item has at least: by default <see cref="UsualMinRatings"/> by factors,
    /// and none by content. By factors, an item without any is never listed.</param>
    /// <param name="content">The one of <see cref="ContentNames"/> to compare by; null for all together.</param>
    /// <exception cref="KeyNotFoundException">The item is not known.</exception>
    /// <exception cref="ArgumentException">The model has no such place, or knows nothing of the item.</exception>
    public SimilarItems Similar(string item, int count = 10, VectorSpace? space = null, int? minRatings = null, string? content = null)
    {
        CheckSimilar(count, minRatings ?? 0);
        if (content is not null && space == VectorSpace.Factors)
            throw new ArgumentException($"By factors and by the content '{content}' exclude each other. Ask for one of the two.");
        var code = Ids.CodeOf(Items, item, "item");
        var place = content is not null ? VectorSpace.Content : space ?? SpaceOf(code);
        var vectors = content is not null
            ? VectorsOf(content)
            : VectorsIn(place) ?? throw new ArgumentException(place == VectorSpace.Content
                ? "This model reads no content of the items. Ask for those that are alike by factors."
                : "This model has no factors of items. Ask for those that are alike by content.");
        if (!IsHere(code))
        {
            throw new ArgumentException(place == VectorSpace.Content
                ? $"The item {item} has no {content ?? "content"} to be compared by."
                : $"The item {item} has no training rating and the model reads no content of it, so that nothing is known of it.");
        }

        var least = minRatings ?? (place == VectorSpace.Factors ? UsualMinRatings : 0);
        var others = Enumerable.Range(0, Items.Count).Where(other => other != code && IsHere(other)).ToArray();
        return Nearest(CardOf(code), place, content, others, other => vectors.Cosine(code, other), count, least);

        bool IsHere(int one) => content is not null ? _parts.Features.First(f => f.Name == content).Has(one) : IsIn(place, one);
    }

    private static void CheckSimilar(int count, int minRatings)
    {
        if (count < 1) throw new ArgumentException($"A list of {count} similar items can't be made; ask for at least 1.");
        if (minRatings < 0)
            throw new ArgumentException($"Similar items of at least {minRatings} ratings can't be asked for; the least is 0.");
    }

    /// <summary>The nearest of some items that have enough ratings; of equally near ones the earlier id first.</summary>
    private SimilarItems Nearest(
        ItemCard item, VectorSpace space, string? content, int[] others, Func<int, float> cosine, int count, int minRatings)
    {
        var supported = Array.FindAll(others, other => _statistics.Counts[other] >= minRatings);
        return new SimilarItems(item, space, minRatings, others.Length - supported.Length, [.. supported
            .Select(other => (Item: other, Cosine: cosine(other)))
            .OrderByDescending(n => n.Cosine).ThenBy(n => n.Item).Take(count)
            .Select(n => new ItemNeighbour(CardOf(n.Item), n.Cosine))])
        {
            Content = content,
        };
    }

    private ItemVectors VectorsOf(string content) =>
        _contents.TryGetValue(content, out var vectors)
            ? vectors.Value
            : throw new ArgumentException(
                HasContent
                    ? $"This model reads no content '{content}' of the items; it reads {string.Join(", ", ContentNames)}."
                    : $"This model reads no content of the items, and no '{content}'. Ask for those that are alike by factors.");

    /// <summary>Why a user's predicted rating of an item is what it is.</summary>
    /// <exception cref="KeyNotFoundException">The user or the item is not known.</exception>
    public Reasons Why(string user, string item) => Why(TasteOf(user), item);

    /// <summary>Why the rating that someone with these ratings would give to an item is what it is.</summary>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    public Reasons Why(IReadOnlyList<GivenRating> rated, string item) => Why(TasteOf(rated), item);

    private Reasons Why(Taste taste, string item)
    {
        var code = Ids.CodeOf(Items, item, "item");
        return ReasonsOf(taste, [new(code, ScoresOf(taste, [code])[0])])[0];
    }

    private Reasons[] ReasonsOf(Taste taste, Candidate[] chosen)
    {
        if (chosen.Length == 0) return [];
        var shares = chosen.Any(c => IsEstimate(taste, c.Item)) // lists have either all such items or none
            ? [.. chosen.Select(_ => ((double)_parts.Cold.Estimates.Mean, (IReadOnlyList<Share>)[]))]
            : new InputShares(_parts, _newUsers.Mean, _meanItem.Value)
                .Of(
                    taste.Row ?? _parts.Users.Of(taste.Code),
                    taste.IsKnown,
                    [.. chosen.Select(c => (_parts.Item(c.Item), _statistics.Counts[c.Item] > 0))]);
        return [.. chosen.Zip(shares, (c, share) => ReasonsOf(taste, c, share.Baseline, share.Shares))];
    }

    private Reasons ReasonsOf(Taste taste, Candidate chosen, double baseline, IReadOnlyList<Share> shares)
    {
        var item = chosen.Item;
        var space = SpaceOf(item);
        var liked = taste.Rated.Count == 0
            ? double.NaN
            : Math.Max(taste.Rated.Average(r => (double)r.Stars), (Scale.Min + (double)Scale.Max) / 2);
        var nearest = VectorsIn(space) is { } vectors && IsIn(space, item)
            ? taste.Rated.Where(r => r.Item != item && IsIn(space, r.Item) && r.Stars > liked - Rounding)
                .Select(r => (r.Item, r.Stars, Cosine: vectors.Cosine(item, r.Item)))
                .Where(r => r.Cosine >= LeastCosine).OrderByDescending(r => r.Cosine).ThenBy(r => r.Item).Take(MostReasons)
                .Select(r => new RatedNeighbour(CardOf(r.Item), r.Stars, r.Cosine))
            : [];
        return new Reasons(chosen.Score, baseline, shares, [.. nearest], space, liked, LeastCosine);
    }

    /// <summary>Whether an item's vector tells anything of it.</summary>
    private bool IsIn(VectorSpace space, int item) =>
        space == VectorSpace.Factors ? _statistics.Counts[item] > 0 : _parts.Cold.Content[item];

    private VectorSpace SpaceOf(int item) =>
        _factors.Value is not null && (_statistics.Counts[item] > 0 || !_parts.Cold.Content[item])
            ? VectorSpace.Factors
            : VectorSpace.Content;

    private ItemVectors? VectorsIn(VectorSpace space) => space == VectorSpace.Factors ? _factors.Value : _content.Value;
}
