using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Rankers;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Recommendation;

/// <summary>What a run tells of itself in <c>run.json</c>: the model card.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Engine">Name of the engine that trained it.</param>
/// <param name="Options">How it was trained; null for a blend.</param>
/// <param name="Split">The rows.</param>
/// <param name="Validation">Metrics on the validation rows; null without such rows.</param>
/// <param name="Test">Metrics on the test rows.</param>
/// <param name="Baselines">The trivial baselines on the same test rows, by name.</param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
public sealed record RunCard(
    string Model,
    string Engine,
    TrainingOptions? Options,
    RunSplit Split,
    RatingMetrics? Validation,
    RatingMetrics Test,
    IReadOnlyDictionary<string, RatingMetrics> Baselines,
    double Seconds)
{
    internal const string FileName = "run.json";

    /// <summary>
    /// Which test and validation rows have copies among the rows learned from, and what memory reaches by them; null in runs of before this
    /// was looked at.
    /// </summary>
    public SplitLeak? Leak { get; init; }

    /// <summary>What was asked for; null where a program made the data itself.</summary>
    public RunSource? Input { get; init; }

    /// <summary>Reads the card of a run folder.</summary>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="FormatException">The file is damaged.</exception>
    internal static RunCard Read(string folder)
    {
        if (StoredModel.Is(folder)) return StoredCard.Read(folder).ToCard();
        var path = Path.Combine(folder, FileName);
        RankingFolder.RefuseIn(folder);
        return File.Exists(path)
            ? Json.Read<RunCard>(path)
            : throw new FileNotFoundException(
                $"{folder}: holds no run (no {FileName}). Make one with amazonrec train --out {folder}.", path);
    }
}
