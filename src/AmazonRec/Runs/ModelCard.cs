using System.Globalization;
using System.Text;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;
using AmazonRec.Plugins;

namespace AmazonRec.Runs;

/// <summary>
/// A run in words, for whoever is handed its folder: what it was trained on, what it is worth beside the baseline, what it is not for
/// (Mitchell et al. 2019, "Model Cards for Model Reporting"). Made from the result; nothing in it is typed.
/// </summary>
public static class ModelCard
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "MODEL_CARD.md";

    /// <summary>The card of a run with a model of stars.</summary>
    /// <param name="result">What came of it.</param>
    public static string Write(ExperimentResult result)
    {
        var page = new StringBuilder();
        Line(page, $"# {result.Model}\n");
        Line(
            page, $"A model of {Stars(result)} by users and items, trained by AmazonRec {Plugin.Version} (engine {result.Engine})"
            + $"{(result.Input is { } input ? $" on {Path.GetFileName(input.File)}" : "")}.\n");
        Line(page, "## What it is worth\n");
        var isUnseen = result.Split.Protocol != AmazonRec.Data.Protocol.AsReported;
        Line(page, $"On {result.Test.Count:N0} test rows{(isUnseen ? " that neither training nor any choice has seen" : "")}:\n");
        Line(page, "| | RMSE | MAE | Pearson |\n|---|--:|--:|--:|");
        foreach (var (name, metrics) in result.Baselines.Prepend(new(result.Model, result.Test)))
            Line(page, $"| {name} | {Number(metrics.Rmse)} | {Number(metrics.Mae)} | {Number(metrics.Pearson)} |");
        if (result.Baselines.TryGetValue(Baseline.Yardstick.Name, out var yardstick))
            Line(
                page, $"\nIts RMSE is {Beside(result.Test.Rmse, yardstick.Rmse)} that of {Baseline.Yardstick.Name}: biases of users and "
                + "items, tuned on training rows.");
        Leaks(page, result.Leak, result.Split);
        if (result.Test.ColdRows is { } cold)
            Line(page, $"\n{cold.Sentence(result.Test.Count)}");
        if (result.Ranking is { } ranking) Line(page, $"\nLists are ordered by the ranker {ranking.Model}{Lists(ranking)}.");
        Data(page, result);
        How(page, result);
        Limits(page, result);
        return page.ToString();
    }

    /// <summary>The card of a run with a ranker alone.</summary>
    /// <param name="result">What came of it.</param>
    public static string Write(RankingRun result)
    {
        var page = new StringBuilder();
        Line(page, $"# {result.Model}\n");
        Line(page, $"A ranker: it orders items by what a user will choose next, and predicts no stars{Lists(result)}.");
        Leaks(page, result.Leak, result.Split);
        Funnel(page, result.Funnel);
        Line(page, $"\n{Rows(result.Split)}");
        Use(page, "recommend");
        return page.ToString();
    }

    private static void Data(StringBuilder page, ExperimentResult result)
    {
        Funnel(page, result.Funnel);
        Line(page, $"\n{Rows(result.Split)}");
        if (result.BadRows.Count > 0) Line(page, $"{result.BadRows.Count:N0} bad rows were left out; run.json lists them.");
        foreach (var features in result.Features ?? [])
            Line(page, $"It reads the content '{features.Name}' of the items.");
    }

    private static void Funnel(StringBuilder page, IReadOnlyList<Data.FunnelStep> funnel)
    {
        Line(page, "\n## Data\n");
        if (funnel.Count == 0) return;
        Line(page, "| step | ratings | users | items |\n|---|--:|--:|--:|");
        foreach (var step in funnel) Line(page, $"| {step.Step} | {step.Ratings:N0} | {step.Users:N0} | {step.Items:N0} |");
    }

    private static void How(StringBuilder page, ExperimentResult result)
    {
        Line(page, "\n## How it was trained\n");
        if (result.Auto is { } auto)
        {
            Line(page, "A blend; held-out training rows chose its parts and weights:\n\n| weight | part | options |\n|--:|---|---|");
            foreach (var part in auto.Parts) Line(page, $"| {part.Weight:F2} | {part.Model} | {part.Options} |");
        }
        else if (result.Options is { } options)
            Line(
                page, $"Loss {options.Loss}, optimizer {options.Optimizer}, batches of {options.BatchSize:N0}, seed {options.Seed}"
                + $"{(result.Processes is { } processes ? $", {processes} processes" : "")}; "
                + $"the weights of epoch {result.History.KeptEpoch} of {result.History.Epochs.Count}.");
        Line(
            page, $"\n{result.Seconds:F0} s with its evaluation. run.json has all options and epochs; the same seed gives the same bits.");
    }

    private static void Limits(StringBuilder page, ExperimentResult result)
    {
        Line(page, "\n## What it is not for\n");
        Line(page, "- Its errors are those of people and items like the ones above; of others nothing is known.");
        Line(page, "- People rate what they chose. It says how they would rate, not what would please those who did not choose.");
        Line(page, "- Ratings are personal data where users can be told: the folder holds every row that it was trained on.");
        if (result.Split.Protocol != AmazonRec.Data.Protocol.Clean)
            Line(page, $"- Its protocol is {result.Split.Protocol}, not clean: its errors are smaller than those on fresh rows would be.");
        Use(page, "predict");
    }

    private static void Use(StringBuilder page, string command) => Line(
        page, $"\n## Use\n\n`amazonrec {command} --run .`, `amazonrec evaluate --run .`; in code, `Recommender.Open(\".\")`.");

    private static string Stars(ExperimentResult result) => result.Input is { RatingRange: { } range }
        ? string.Create(CultureInfo.InvariantCulture, $"ratings from {range.Min} to {range.Max}") : "ratings";

    private static string Rows(SplitSummary split) =>
        $"Split {split.Method}{(split.Seed is { } seed ? $", seed {seed}" : "")}: {split.Train:N0} rows to train on, "
        + $"{split.Validation:N0} to choose by, {split.Test:N0} to report on (split `{split.Hash}`).";

    private static string Beside(double ours, double baseline) =>
        $"{Math.Abs(100 * (ours / baseline - 1)):F1} % {(ours < baseline ? "below" : "above")}";

    private static void Leaks(StringBuilder page, SplitLeak? leak, SplitSummary split)
    {
        if (leak is not null)
            Line(page, leak.Level == LeakLevel.Leaks ? $"\n**The split leaks.** {leak.Sentence} {leak.Remedy}" : $"\n{leak.Sentence}");
        foreach (var note in split.Leaks?.Notes ?? []) Line(page, $"\n{note}");
    }

    private static string Number(double value) => double.IsNaN(value) ? "-" : $"{value:F4}";

    private static string Lists(RankingRun ranking) =>
        ranking.Lists?.Rankers.FirstOrDefault(ranker => ranker.Name == ranking.Model)?.Judged.At is [.., var last]
            ? $": NDCG@{last.K} {last.Mean.Ndcg:F3} on the test rows" : "";

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
