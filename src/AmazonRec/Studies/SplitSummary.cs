using AmazonRec.Data;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Studies;

/// <summary>A split as results tell of it.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Seed">The seed it was drawn with.</param>
/// <param name="Protocol">Whether validation rows are test rows.</param>
/// <param name="Hash">Equal for the same rows in the same parts.</param>
/// <param name="Train">Rows trained on.</param>
/// <param name="Validation">Rows decided by.</param>
/// <param name="Test">Rows reported on.</param>
public sealed record SplitSummary(
    string Method,
    ulong? Seed,
    Protocol Protocol,
    string Hash,
    int Train,
    int Validation,
    int Test)
{
    /// <summary>What test rows have in common with training rows; null in results of before this was looked at.</summary>
    public LeakReport? Leaks { get; init; }

    /// <summary>The summary of a split.</summary>
    public static SplitSummary Of(Split split) =>
        new(split.Method, split.Seed, split.Protocol, split.Hash, split.Train.Count, split.Validation.Count, split.Test.Count) { Leaks = LeakReport.Of(split) };
}
