namespace AmazonRec.Models;

/// <summary>Predicts ratings: a trained network, or a baseline beside it. Who predicts ratings can rank items by them.</summary>
public interface IRatingPredictor : IItemRanker
{
    /// <summary>Writes the predicted rating of each pair of user and item codes.</summary>
    /// <param name="users">Codes of the users.</param>
    /// <param name="items">Codes of the items, as many.</param>
    /// <param name="predictions">Receives as many ratings.</param>
    void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions);

    /// <summary>Whether it knows an item without training ratings by its content.</summary>
    /// <param name="item">Code of the item.</param>
    bool HasContentOf(int item) => false;

    /// <inheritdoc/>
    void IItemRanker.ScoreItems(int user, Span<float> scores)
    {
        var (users, items) = (new int[scores.Length], new int[scores.Length]);
        for (var item = 0; item < items.Length; item++) (users[item], items[item]) = (user, item);
        Predict(users, items, scores);
    }
}
