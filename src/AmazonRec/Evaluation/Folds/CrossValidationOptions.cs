using System.Text.Json.Serialization;
using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Folds;

/// <summary>How to cross-validate.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>How many folds: each row is a test row once, and trained on in all others.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How rows are dealt to folds.</summary>
    public FoldMethod Method { get; init; } = FoldMethod.Random;

    /// <summary>The seed of the folds, and of the validation rows of candidates that ask for some.</summary>
    public ulong Seed { get; init; }

    /// <summary>The level of the intervals.</summary>
    public double Level { get; init; } = Interval.UsualLevel;

    /// <summary>
    /// Fits at a time, at most, on one thread each; fewer where memory is short. A single one takes all threads. No part of a result: the
    /// bits do not depend on it.
    /// </summary>
    [JsonIgnore]
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads to use, at most, all fits together.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The folds of ratings.</summary>
    public IReadOnlyList<Split> Deal(Ratings ratings) => Method switch
    {
        FoldMethod.Random => Split.Folds(ratings, Folds, Seed),
        FoldMethod.Stratified => Split.StratifiedFolds(ratings, Folds, Seed),
        FoldMethod.Grouped => Split.GroupedFolds(ratings, Folds, Seed),
        _ => throw new ArgumentException($"There is no method '{Method}' to deal folds."),
    };

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (Parallel < 1) throw new ArgumentException($"The number of fits at a time is {Parallel}; it must be at least 1.");
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1.");
        Interval.Check(Level);
    }
}
