namespace AmazonRec.Data.Downloads;

/// <summary>How long to wait between tries: twice as long each time, spread so that many clients don't come back at once.</summary>
public sealed record Backoff
{
    /// <summary>Tries after the first that bring no new byte, before giving up.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>The first wait, at most.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No wait of our own is longer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A server that asks for a longer wait (Retry-After) is told to the user instead.</summary>
    public TimeSpan LongestAsked { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The wait after a number of failures in a row, from 1.</summary>
    /// <param name="failures">Failures in a row.</param>
    /// <param name="draw">A random number, 0 to 1: half of the wait is left to chance.</param>
    public TimeSpan After(int failures, double draw)
    {
        var doubled = First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30));
        return TimeSpan.FromSeconds(Math.Min(doubled, Longest.TotalSeconds) * (0.5 + (draw / 2)));
    }
}
