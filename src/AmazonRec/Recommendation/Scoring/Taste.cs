namespace AmazonRec.Recommendation.Scoring;

/// <summary>Who asks, as far as answers depend on it.</summary>
/// <param name="Source">What answers are made from.</param>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="Code">The user's code; -1 without one.</param>
/// <param name="Row">A folded-in row, or null.</param>
/// <param name="Rated">Items and their ratings; an item at most once.</param>
/// <param name="Explanation">The source as a sentence.</param>
internal sealed record Taste(AnswerSource Source, string? User, int Code, float[]? Row, IReadOnlyList<(int Item, float Stars)> Rated, string Explanation);
