using System.ComponentModel.DataAnnotations;
using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>A new user's ratings, and what list is wanted. The server keeps none of it.</summary>
/// <param name="Ratings">Up to 200; one of each item. Without any, the list is what is best for everyone.</param>
/// <param name="Top">How many items, at most.</param>
/// <param name="Diversity">0 for the order of the scores, to 1 for items that differ most from each other.</param>
/// <param name="PopularityDiscount">Stars taken off the most rated item; others lose less.</param>
/// <param name="OneOfVariants">Whether items that share their reviews count as one.</param>
/// <param name="Why">Whether each item says why it is there.</param>
/// <param name="By">What orders the list; null for the run's ranker, if it has one, else predicted stars.</param>
internal sealed record RateRequest(
    [property: MaxLength(RateRequest.MostRatings)] IReadOnlyList<GivenRating> Ratings,
    [property: Range(1, Bounds.MostItems)] int Top = 10,
    [property: Range(0.0, 1.0)] double Diversity = 0,
    [property: Range(0.0, 5.0)] double PopularityDiscount = 0,
    bool OneOfVariants = false,
    bool Why = true,
    ListOrder? By = null)
{
    public const int MostRatings = 200;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Wrong() =>
        Ratings.Count > MostRatings ? $"There are {Ratings.Count} ratings; there may be up to {MostRatings}."
        : Top is < 1 or > Bounds.MostItems ? $"top is {Top}; it must be from 1 to {Bounds.MostItems}."
        : !Ratings.All(rating => rating is { Item.Length: > 0 and <= Bounds.LongestId })
            ? $"A rating is {{\"item\": ID, \"stars\": STARS}}, with an id of 1 to {Bounds.LongestId} characters."
        : null; // the library holds the rest to its bounds
}
