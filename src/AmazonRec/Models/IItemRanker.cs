namespace AmazonRec.Models;

/// <summary>Puts items into an order for a user: by predicted rating, or by anything else.</summary>
public interface IItemRanker
{
    /// <summary>Writes a score for every item, the higher the better; scores of different users need not compare.</summary>
    /// <param name="user">Code of the user.</param>
    /// <param name="scores">Receives as many scores as there are items, in the order of the item codes.</param>
    void ScoreItems(int user, Span<float> scores);

    /// <summary>Whether several threads may ask at once.</summary>
    bool IsParallel => false;
}
