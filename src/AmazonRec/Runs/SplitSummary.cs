using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Evaluation.Leaks;

namespace AmazonRec.Runs;

/// <summary>A split as results tell of it.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Seed">The seed it was drawn with.</param>
/// <param name="Protocol">Whether validation rows are test rows, or copies make the split leak.</param>
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
    /// <summary>What test rows have in common with training rows, in counts; null in results of before this was looked at.</summary>
    public LeakReport? Leaks { get; init; }

    /// <summary>The summary of a split.</summary>
    public static SplitSummary Create(Split split) =>
        new(
            split.Method,
            split.Seed,
            split.Protocol,
            split.Hash,
            split.Train.Count,
            split.Validation.Count,
            split.Test.Count)
        { Leaks = LeakReport.Measure(split) };

    /// <summary>The summary of a split, not called clean if it leaks.</summary>
    public static SplitSummary Create(Split split, SplitLeak leak) => Create(split) with { Protocol = leak.Judged(split.Protocol) };
}
