using AmazonRec.Features;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Items that the run does not know.</summary>
public sealed partial class Recommender
{
    /// <summary>
    /// The rating that a user would give to an item that the run does not know, by its content alone: what the model learns of an item from
    /// ratings is that of the mean item.
    /// </summary>
    /// <param name="user">The user's id.</param>
    /// <param name="item">The item's id in the features.</param>
    /// <param name="features">
    /// One of each name that the model reads, made as those of the run were. If learned from texts or pictures, they must also hold items
    /// of the run, by which it is seen that they are the same.
    /// </param>
    /// <exception cref="KeyNotFoundException">The user is not known, or the features do not hold the item.</exception>
    /// <exception cref="ArgumentException">The model reads no content, or other features than these.</exception>
    public PredictedRating PredictNewItem(string user, string item, IReadOnlyDictionary<string, FeatureMatrix> features) =>
        PredictNewItem(TasteOf(user), item, features);

    /// <summary>The rating that someone with these ratings would give to an item that the run does not know.</summary>
    /// <inheritdoc cref="PredictNewItem(string, string, IReadOnlyDictionary{string, FeatureMatrix})"/>
    /// <param name="rated">Their ratings.</param>
    /// <param name="item">The item's id in the features.</param>
    /// <param name="features">As above.</param>
    public PredictedRating PredictNewItem(
        IReadOnlyList<GivenRating> rated,
        string item,
        IReadOnlyDictionary<string,
        FeatureMatrix> features) => PredictNewItem(TasteOf(rated), item, features);

    private PredictedRating PredictNewItem(Taste taste, string item, IReadOnlyDictionary<string, FeatureMatrix> features)
    {
        RequireContent();
        var content = _parts.Features.ToDictionary(own => own.Name, own => Scaled(own, features.GetValueOrDefault(own.Name), item));
        return PredictByContent(
            taste, NewItem.CardOf(item), new ItemInput(_meanItem.Value.Row, content), ByContent(taste, item, ContentNames));
    }

    /// <summary>The answer about an item of which the model reads this.</summary>
    private PredictedRating PredictByContent(
        Taste taste, ItemCard card, ItemInput item, (AnswerSource Source, string Explanation) answer)
    {
        var probe = new Probe(_parts, [item], users: 1);
        probe.SetUsers([taste.Row ?? _parts.Users.Of(taste.Code)]);
        var score = probe.Scores(1, 1)[0];
        return new PredictedRating(taste.User, card, Stars(score), score, answer.Source, answer.Explanation);
    }

    /// <exception cref="ArgumentException">The model reads no content.</exception>
    private void RequireContent()
    {
        if (!HasContent)
            throw new ArgumentException(
                $"The model {Model.Name} reads no content, so that nothing is known of an item without ratings. Train one that does, "
                + "such as hybrid-text.");
    }

    /// <summary>
    /// The numbers of a new item as the model reads them: as the run's own scaler makes them; of a run of before it was kept, as its known
    /// items tell.
    /// </summary>
    private float[] Scaled(ItemFeatures own, FeatureMatrix? given, string item)
    {
        if (given is null) throw new ArgumentException($"The model reads the features '{own.Name}'; give those of the item, too.");
        if (own.Width != given.Width && own.Width != given.Width + 1)
            throw new ArgumentException(
                $"The features '{own.Name}' hold {given.Width} numbers of an item, those of the run {own.Width}: they are others.");
        var row = given.Row(Ids.CodeOf(given.Items, item, "item", $"the file of the features '{own.Name}', nor in this run"));
        (int Own, int Given)[] known = [.. Enumerable.Range(0, Items.Count).Where(own.Has)
            .Select(i => given.Items.TryGetCode(Items.Bytes(i), out var code) ? (i, code) : (-1, -1)).Where(pair => pair.Item1 >= 0)];
        if (own.Scaler is null)
            return NewItemScaling.ByKnownItems(own, given, row, [.. known.Where(pair => _statistics.Counts[pair.Own] > 0)]);
        NewItemScaling.RefuseOthers(own, given, known);
        return own.ScaleNew(row);
    }
}
