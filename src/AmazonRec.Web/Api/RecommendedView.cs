using System.Text.Json.Serialization;

namespace AmazonRec.Web.Api;

/// <summary>An item of a list.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Item">The item.</param>
/// <param name="Stars">The predicted rating, on the scale.</param>
/// <param name="Score">What the order went by: the prediction before it was put on the scale; or the ranker's score, which compares within
/// the list alone.</param>
/// <param name="Why">Why its stars are what they are; null where nobody asked.</param>
internal sealed record RecommendedView(int Rank, ItemView Item, float Stars, float Score, WhyView? Why)
{
    /// <summary>One standard deviation of the rating around its prediction; null where the model does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Deviation { get; init; }
}
