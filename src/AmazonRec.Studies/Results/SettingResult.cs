using AmazonRec.Data;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;


namespace AmazonRec.Studies.Results;

/// <summary>A study in one setting.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Protocol">Whether anything is decided by looking at the test rows, or copies make its splits leak.</param>
/// <param name="Meaning">What it does, and what that flatters or hurts.</param>
/// <param name="Funnel">What was read, and what each filter left.</param>
/// <param name="Splits">The rows: one split, or the folds.</param>
/// <param name="Models">The trivial baselines, then the models, all on the same rows.</param>
/// <param name="Missing">Models that could not run.</param>
public sealed record SettingResult(
    string Name,
    Protocol Protocol,
    string Meaning,
    IReadOnlyList<FunnelStep> Funnel,
    IReadOnlyList<SplitSummary> Splits,
    IReadOnlyList<ModelResult> Models,
    IReadOnlyList<MissingModel> Missing)
{
    /// <summary>
    /// Top-10 lists of the models and the trivial rankers; null where no test row is relevant, and in results of before lists were made.
    /// </summary>
    public RankingComparison? Ranking { get; init; }

    /// <summary>
    /// The verdict on all its splits, with the models' errors on rows with a copy and on others; null in results of before there was one.
    /// </summary>
    public SplitLeak? Leak { get; init; }

    /// <summary>Name of the setting that it changes one thing of; null where it changes none, or more.</summary>
    public string? Varies { get; init; }

    /// <summary>
    /// What that one thing is; null where there is none, and in results of before this was kept: there it may be several.
    /// </summary>
    public Change? Changes { get; init; }

    /// <summary>
    /// Filtering the rows, splitting them, and looking for what test rows have in common with training rows, in seconds; null in results of
    /// before this was measured.
    /// </summary>
    public double? SplitSeconds { get; init; }

    /// <summary>
    /// What one user bought, and what the final model recommends; null where the study lists nothing, and in results of before it did.
    /// </summary>
    public Listing? Listing { get; init; }

    /// <summary>The name, and that it leaks where it does: a setting is set up clean before its rows are known.</summary>
    public string Title() => Protocol == Protocol.Leaky ? $"{Name} (leaky)" : Name;

    /// <summary>What its copies mean, in a sentence behind a label; nothing where there are none.</summary>
    public string LeakNote() =>
        Leak is { Level: not LeakLevel.None } leak ? $" {(leak.Level == LeakLevel.Leaks ? "Leaky: " : "Copies: ")}{leak.Sentence}" : "";

    /// <summary>
    /// The baseline that models are set against: by its name, not by its error. In results of before there was tuned-bias, als-bias.
    /// </summary>
    public ModelResult Yardstick() => Find(Baseline.YardstickOf(Models.Where(m => m.IsBaseline).Select(m => m.Name))!)!;

    /// <summary>The result of a model; null where it did not run.</summary>
    public ModelResult? Find(string model) => Models.FirstOrDefault(m => m.Name == model);
}
