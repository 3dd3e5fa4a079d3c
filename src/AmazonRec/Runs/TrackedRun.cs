using System.Text.Json.Serialization;

namespace AmazonRec.Runs;

/// <summary>A finished run as a line of a <see cref="RunLog"/>.</summary>
/// <param name="Run">What tells its lines from those of others.</param>
/// <param name="When">When it was finished, UTC.</param>
/// <param name="Version">Of this library.</param>
/// <param name="Command">The words of the command line.</param>
/// <param name="Data">The file of ratings as it was named.</param>
/// <param name="DataSha256">Its SHA-256, hexadecimal; null where it is no file.</param>
/// <param name="Split">How its rows were divided.</param>
/// <param name="Model">The model's or ranker's name.</param>
/// <param name="Seed">Seed of all draws.</param>
/// <param name="Folder">The run's folder; null where it was not kept.</param>
/// <param name="Metrics">On the test rows, by name.</param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
public sealed record TrackedRun(
    string Run,
    DateTime When,
    string Version,
    IReadOnlyList<string> Command,
    string Data,
    string? DataSha256,
    SplitSummary Split,
    string Model,
    ulong Seed,
    string? Folder,
    IReadOnlyDictionary<string, double> Metrics,
    double Seconds)
{
    /// <summary>What a line of this kind calls itself.</summary>
    public const string EventName = "run";

    /// <summary>That a run was finished, which tells the line from those of epochs.</summary>
    [JsonPropertyOrder(-1)]
    public string Event { get; init; } = EventName;

    /// <summary>The whole result, by which <c>compare</c> shows it; null of a ranker alone.</summary>
    public ExperimentResult? Result { get; init; }
}
