namespace AmazonRec.Recommendation.Scoring;

/// <summary>Who asks, as far as answers depend on it.</summary>
/// <param name="Source">What answers are made from.</param>
/// <param name="User">The user's id; null for someone without one.</param>
/// <param name="Code">The user's code; -1 where the model has no row to answer by.</param>
/// <param name="Row">A row in place of one by code, folded in or what stands for nobody; null for none.</param>
/// <param name="Rated">Items and their ratings; an item at most once.</param>
/// <param name="Bias">The user's bias in the estimates that answer where the model can't.</param>
/// <param name="Explanation">The source as a sentence.</param>
internal sealed record Taste(
    AnswerSource Source, string? User, int Code, float[]? Row, IReadOnlyList<(int Item, float Stars)> Rated, float Bias, string Explanation)
{
    /// <summary>The code of a user of the run, whether or not the model has a row to answer by; -1 for someone new.</summary>
    public int RunCode { get; init; } = -1;

    /// <summary>What someone new brought along, oldest first, each item once.</summary>
    public IReadOnlyList<(int Item, float Stars)> InOrder { get; init; } = [];

    /// <summary>Whether training or ratings that came with the question tell of them.</summary>
    public bool IsKnown => Source != AnswerSource.Fallback;

    /// <summary>Whether the model has a row to answer by.</summary>
    public bool HasRow => Row is not null || Code >= 0;
}
