namespace AmazonRec.Benchmarks;

/// <summary>How fast a model's lists are made.</summary>
/// <param name="Model">Name in the zoo.</param>
/// <param name="UsersPerSecond">Lists a second where all users' are made.</param>
/// <param name="UsersPerProcessorSecond">The same for each second that any processor worked on it: what the machine could do if nobody else
/// used it, times its processors.</param>
/// <param name="MillisecondsForOne">Milliseconds a list where one user is asked for after another.</param>
/// <param name="MillisecondsForNew">The same for someone new with ten ratings: fitting their row and making their list.</param>
/// <param name="Goal">Users a second that shall be reached; null without a goal, and in a smoke run.</param>
public sealed record RecommendLine(
    string Model, Timing UsersPerSecond, Timing UsersPerProcessorSecond, Timing MillisecondsForOne, Timing MillisecondsForNew, double? Goal)
{
    /// <summary>reached, short by so much, so many times too slow, or empty without a goal.</summary>
    public string Verdict => Goal is { } goal ? GoalResult.Say(1 - (UsersPerSecond.Median / goal)) : "";
}
