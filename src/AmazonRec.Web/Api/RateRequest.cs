using System.ComponentModel.DataAnnotations;
using AmazonRec.Recommendation;

namespace AmazonRec.Web.Api;

/// <summary>A new user's ratings, and what list is wanted. The server keeps none of it.</summary>
/// <param name="Ratings">Up to 200; of several of one item the last counts. Without any, the list is of items by their mean rating.</param>
internal sealed record RateRequest([property: MaxLength(RateRequest.MostRatings)] IReadOnlyList<GivenRating> Ratings)
{
    public const int MostRatings = 200;

    /// <summary>How many items.</summary>
    [Range(1, Bounds.MostItems)]
    public int Top { get; init; } = 10;

    /// <summary>0 for the order of the scores, to 1 for items that differ most from each other.</summary>
    [Range(0.0, 1.0)]
    public double Diversity { get; init; }

    /// <summary>Stars taken off the most rated item; others lose less.</summary>
    [Range(0.0, 5.0)]
    public double PopularityDiscount { get; init; }

    /// <summary>Whether items that share their reviews count as one.</summary>
    public bool OneOfVariants { get; init; }

    /// <summary>Whether each item says why it is there.</summary>
    public bool Why { get; init; } = true;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Wrong()
    {
        var broken = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new ValidationContext(this), broken, validateAllProperties: true)) return broken[0].ErrorMessage;
        return Ratings.All(rating => rating is { Item.Length: > 0 and <= Bounds.LongestId }) ? null : $"A rating is {{\"item\": ID, \"stars\": STARS}}, with an id of 1 to {Bounds.LongestId} characters.";
    }
}
