using System.Text.Json.Serialization;
using AmazonRec.Training;

namespace AmazonRec.Runs;

/// <summary>An epoch as a line of a <see cref="RunLog"/>.</summary>
/// <param name="Run">What tells its lines from those of others.</param>
/// <param name="When">When it ended, UTC.</param>
/// <param name="Epoch">What it came to.</param>
public sealed record TrackedEpoch(string Run, DateTime When, EpochResult Epoch)
{
    /// <summary>What a line of this kind calls itself.</summary>
    public const string EventName = "epoch";

    /// <summary>That an epoch ended.</summary>
    [JsonPropertyOrder(-1)]
    public string Event { get; init; } = EventName;
}
