using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Runs;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>A trained model beside the baselines: rows, features, history, metrics and verdict.</summary>
internal static class ExperimentView
{
    /// <param name="console">Where.</param>
    /// <param name="result">Of the model and the baselines.</param>
    /// <param name="rows">What they were measured on.</param>
    /// <param name="adjustment">What of the recipe was changed for the data; null for nothing.</param>
    /// <param name="folder">Where the run was written; null if nowhere.</param>
    public static void Write(IAnsiConsole console, ExperimentResult result, Split rows, string? adjustment, string? folder)
    {
        console.Write(Tables.Funnel(result.Funnel));
        BadRowsNote.Write(console, result.BadRows);
        var split = result.Split;
        console.WriteLine(Line(split));
        foreach (var note in split.Leaks?.Notes ?? []) console.WriteLine($"note: {note}");
        foreach (var features in result.Features ?? [])
            console.WriteLine(
                $"{features.Name}: {features.WithContent:N0} of {features.Items:N0} items have it "
                + $"({features.TrainingItemsWithContent:N0} of {features.TrainingItems:N0} in training rows); {features.Width:N0} "
                + $"numbers each{(features.MarksMissing ? ", the last of which marks items without" : "")}"
                + Scaled(features.Scaling));
        if (result.Auto is { } auto) BlendView.Write(console, auto, result.Seconds);
        else WriteTraining(console, result, result.History.Kept!);
        if (adjustment is not null) console.WriteLine($"note: {adjustment}.");
        if (result.History.NothingToStopBy)
            console.WriteLine(
                "note: all validation rows are of users or items without training rows, which tell no epoch from another: all epochs "
                + "were trained.");
        console.Write(Tables.Metrics(result.Baselines.Select(b => (b.Key, b.Value)).Append((result.Model, result.Test))));
        ColdRowsNote.Write(console, result.Test);
        console.WriteLine(AgainstBaseline.Line(result, rows));
        LeakView.Write(console, split.Protocol, result.Leak);
        if (result.Ranking is { } ranking) console.WriteLine(RankingView.Line(ranking));
        else if (result.NoRanking is { } why) console.WriteLine($"note: {why}");
        foreach (var hint in result.Hints) console.WriteLine($"hint: {hint}");
        if (folder is not null) console.WriteLine($"written: {folder}");
    }

    /// <summary>A split in one line.</summary>
    public static string Line(SplitSummary split) =>
        $"split: {split.Train:N0} training, {split.Validation:N0} validation, {split.Test:N0} test rows ({split.Method}, "
            + $"{(split.Seed is { } seed ? $"seed {seed}, " : "")}{split.Hash})";

    private static void WriteTraining(IAnsiConsole console, ExperimentResult result, EpochResult kept)
    {
        var history = result.History;
        var best = history.KeptEpoch == 0 ? "the start, better than each" : $"epoch {history.KeptEpoch}";
        console.WriteLine(
            $"{result.Model} on {result.Engine}{(result.Processes is { } n ? $", {n} processes" : "")}: kept {best} of "
            + $"{history.Epochs.Count}, loss {kept.TrainLoss:F4}"
            + $"{(kept.ValidationLoss is { } v ? $", validation {v:F4}" : "")}; {result.Seconds:F1} s in all");
    }

    private static string Scaled(FeatureScaling scaling) => scaling switch
    {
        FeatureScaling.Standardize => ", standardized",
        FeatureScaling.Unit => ", rows of length 1",
        _ => "",
    };
}
