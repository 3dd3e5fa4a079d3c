using System.Numerics.Tensors;
using AmazonRec.Features;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Products of which there is only a title or a photo.</summary>
public sealed partial class Recommender
{
    private const int UsersAtOnce = 1024;

    /// <summary>Encodes a product that the run does not know, with the pretrained encoders that made the run's features.</summary>
    /// <param name="title">Its title, or all of its text; null for none.</param>
    /// <param name="photo">Path of its photo; null for none.</param>
    /// <param name="cacheFolder">Where encodings are kept; null keeps none.</param>
    /// <exception cref="ArgumentException">
    /// The model reads nothing of what is given, its features were made in another way, or the title has no word.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such photo, or the plug-in is not built.</exception>
    /// <exception cref="FormatException">The photo can't be read.</exception>
    public NewItem Encode(string? title, string? photo, string? cacheFolder = null) => new(
        NewItem.CardOf("new item:", title ?? Path.GetFileName(photo) ?? ""),
        NewItemEncoder.Encode(_parts.Features, title, photo, cacheFolder));

    /// <summary>The rating that a user would give to an item that the run does not know.</summary>
    /// <param name="user">The user's id.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    /// <exception cref="ArgumentException">The model reads no such content.</exception>
    public PredictedRating Predict(string user, NewItem item) => Predict(TasteOf(user), item);

    /// <summary>The rating that someone with these ratings would give to an item that the run does not know.</summary>
    /// <inheritdoc cref="Predict(string, NewItem)"/>
    /// <param name="rated">Their ratings.</param>
    /// <param name="item">The item.</param>
    public PredictedRating Predict(IReadOnlyList<GivenRating> rated, NewItem item) => Predict(TasteOf(rated), item);

    /// <summary>The users who would rate an item highest, and where it would stand in the list of each.</summary>
    /// <param name="item">The item.</param>
    /// <param name="count">How many users, at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The model reads no such content.</exception>
    public Audience AudienceOf(NewItem item, int count = 10, CancellationToken cancellation = default)
    {
        if (count < 1) throw new ArgumentException($"A list of {count} users can't be made; ask for at least 1.");
        int[] users = [.. Enumerable.Range(0, Users.Count).Where(user => _trained[user].Length > 0)];
        var scores = Scores(users, InputOf(item), cancellation);
        var best = users.Zip(scores, (user, score) => (User: user, Score: score))
            .OrderByDescending(member => member.Score).ThenBy(member => member.User).Take(count);
        return new Audience(item.Card, users.Length, [.. best.Select((member, at) => MemberOf(at + 1, member.User, member.Score))]);
    }

    /// <summary>The items most like one that the run does not know, by its content; of equally near ones the earlier id first.</summary>
    /// <remarks>Of several contents the mean of the cosines counts; an item that lacks one has nothing in common by it.</remarks>
    /// <param name="item">The item.</param>
    /// <param name="count">How many, at most.</param>
    /// <param name="minRatings">Training ratings that a listed item has at least.</param>
    /// <exception cref="ArgumentException">The model reads no such content, or a number is out of range.</exception>
    public SimilarItems Similar(NewItem item, int count = 10, int minRatings = 0)
    {
        CheckSimilar(count, minRatings);
        var input = InputOf(item);
        ItemFeatures[] given = [.. _parts.Features.Where(own => item.Content.ContainsKey(own.Name))];
        var cosines = new float[Items.Count];
        foreach (var own in given)
        {
            var row = CentredContent.Row(own, input.Content[own.Name]);
            if (TensorPrimitives.Norm<float>(row) is not (> 0 and var length)) continue;
            for (var other = 0; other < cosines.Length; other++)
                cosines[other] += TensorPrimitives.Dot(row, _contents[own.Name].Value[other]) / length / given.Length;
        }

        int[] others = [.. Enumerable.Range(0, cosines.Length).Where(other => given.Any(own => own.Has(other)))];
        var only = given.Length == 1 ? given[0].Name : null;
        return Nearest(item.Card, VectorSpace.Content, only, others, other => cosines[other], count, minRatings);
    }

    private PredictedRating Predict(Taste taste, NewItem item) =>
        PredictByContent(taste, item.Card, InputOf(item), ByContent(taste, "the item", ContentNames.Where(item.Content.ContainsKey)));

    private float[] Scores(int[] users, ItemInput item, CancellationToken cancellation)
    {
        var scores = new float[users.Length];
        var atOnce = Math.Min(UsersAtOnce, users.Length);
        var probe = new Probe(_parts, [item], atOnce);
        for (var start = 0; start < users.Length; start += atOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = Math.Min(start, users.Length - atOnce); // the last block is as long as the others
            probe.SetUsers([.. users[first..(first + atOnce)].Select(user => _parts.Users.Of(user))]);
            probe.Scores(atOnce, 1).CopyTo(scores, first);
        }

        return scores;
    }

    /// <summary>A user, and where a score would stand among the items that the user has not rated.</summary>
    private AudienceMember MemberOf(int rank, int user, float score)
    {
        var taste = TasteOf(user, Users[user]);
        var (all, open) = (new float[Items.Count], OpenTo(taste, ByPrediction));
        _network.ScoreItems(taste.Code, taste.Row, all);
        for (var item = 0; item < all.Length; item++)
            if (IsEstimate(taste, item)) all[item] = _parts.Cold.Estimates.Score(taste.Bias, item);
        var better = Enumerable.Range(0, all.Length).Count(other => open[other] && all[other] > score);
        return new AudienceMember(
            rank, Users[user], Stars(score), score, better + 1, open.Count(isOpen => isOpen) + 1, _trained[user].Length);
    }

    /// <summary>What the model reads of the item: the mean item's learned numbers, and its own content as the run scaled it.</summary>
    private ItemInput InputOf(NewItem item)
    {
        RequireContent();
        if (_parts.Features.FirstOrDefault(own => own.Scaler is null) is { } old)
            throw new ArgumentException($"The run does not say how it scaled the features '{old.Name}'. Train it again.");
        if (!_parts.Features.Any(own => item.Content.ContainsKey(own.Name)))
            throw new ArgumentException(
                $"The model reads {string.Join(" and ", ContentNames)} of an item, and none of it is given.");
        return new ItemInput(_meanItem.Value.Row, _parts.Features.ToDictionary(
            own => own.Name,
            own => item.Content.TryGetValue(own.Name, out var numbers) ? own.ScaleNew(numbers) : own.ScaleMissing()));
    }
}
