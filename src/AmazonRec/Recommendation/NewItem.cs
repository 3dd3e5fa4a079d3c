namespace AmazonRec.Recommendation;

/// <summary>An item that the run does not know, by its content alone.</summary>
/// <param name="Card">What it is called; without ratings.</param>
/// <param name="Content">
/// Its numbers by the name of the features, as they were made, before the run's scaling. What is left out counts as missing, and the mean
/// item's stand for it.
/// </param>
public sealed record NewItem(ItemCard Card, IReadOnlyDictionary<string, float[]> Content)
{
    /// <summary>A card of an item without ratings.</summary>
    public static ItemCard CardOf(string id, string title = "") => new(id, title, "", "", "", double.NaN, 0);
}
