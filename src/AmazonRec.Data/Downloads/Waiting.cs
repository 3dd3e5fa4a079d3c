namespace AmazonRec.Data.Downloads;

/// <summary>Time, as far as downloads know it; tests bring their own.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Delay">Waits.</param>
/// <param name="Draw">A random number from 0 to 1 for the spread of waits.</param>
public sealed record Waiting(TimeProvider Time, Func<TimeSpan, CancellationToken, Task> Delay, Func<double> Draw)
{
    /// <summary>The real one. Its spread is not seeded: its purpose is that two machines differ, and no result depends on it.</summary>
    public static Waiting Real { get; } = new(TimeProvider.System, Task.Delay, Random.Shared.NextDouble);
}
