namespace AmazonRec.Recommendation;

/// <summary>A predicted rating.</summary>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="Item">The item.</param>
/// <param name="Stars">The prediction, on the scale.</param>
/// <param name="Score">The prediction before it was put on the scale: what lists go by.</param>
/// <param name="Source">What the answer was made from.</param>
/// <param name="Explanation">The same as a sentence.</param>
public sealed record PredictedRating(string? User, ItemCard Item, float Stars, float Score, AnswerSource Source, string Explanation)
{
    /// <summary>One standard deviation of the rating around <see cref="Score"/>; null where the model does not tell.</summary>
    public float? Deviation { get; init; }
}
