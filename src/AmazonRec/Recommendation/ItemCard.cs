using AmazonRec.Data;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>
/// What is known of an item. Texts are as the metadata file has them, markup included: whoever shows them encodes them. They are empty
/// where the run holds no catalogue, or it does not tell.
/// </summary>
/// <param name="Id">The item's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Category">Its most special category.</param>
/// <param name="Picture">Address of its first picture.</param>
/// <param name="AverageStars">Mean of its training ratings; NaN without any.</param>
/// <param name="Ratings">How many training ratings it has.</param>
public sealed record ItemCard(string Id, string Title, string Brand, string Category, string Picture, double AverageStars, int Ratings)
{
    /// <summary>That of an item.</summary>
    internal static ItemCard Of(int item, Vocabulary items, ItemStatistics statistics, ItemCatalog? catalog) => new(
        items[item],
        catalog?.Titles[item] ?? "",
        catalog?.Brands[item] ?? "",
        catalog?.Categories[item] ?? "",
        catalog?.Pictures[item] ?? "",
        statistics.Means[item],
        statistics.Counts[item]);
}
