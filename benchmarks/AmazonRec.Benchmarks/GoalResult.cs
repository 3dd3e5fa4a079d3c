namespace AmazonRec.Benchmarks;

/// <summary>How a line stands to a goal.</summary>
/// <param name="Kind">What the goal is about.</param>
/// <param name="Goal">In words.</param>
/// <param name="Required">What it asks for.</param>
/// <param name="Measured">What was measured; null where the peer, or the model, was not there.</param>
/// <param name="ShortBy">The share of the goal's speed that is missing, 0 where it is reached.</param>
public sealed record GoalResult(GoalKind Kind, string Goal, double Required, double? Measured, double? ShortBy)
{
    /// <summary>reached, short by so much, so many times too slow, or not measured.</summary>
    public string Verdict => ShortBy is { } share ? Say(share) : "not measured";

    /// <summary>In words, for the share of a goal's speed that is missing; beyond a half, how many times too slow.</summary>
    public static string Say(double shortBy) => shortBy switch
    {
        <= 0 => "reached",
        > .5 => $"{1 / (1 - shortBy):0.#} times too slow",
        _ => $"short by {shortBy:P0}",
    };
}
