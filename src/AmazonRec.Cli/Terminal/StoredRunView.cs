using AmazonRec.Evaluation;
using AmazonRec.Runs;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>A model trained on rows on disk, beside the baselines of two passes.</summary>
internal static class StoredRunView
{
    /// <param name="console">Where.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="folder">Where the run was written; null if nowhere.</param>
    public static void Write(IAnsiConsole console, StoredRun result, string? folder)
    {
        console.Write(Tables.Funnel(result.Funnel));
        console.WriteLine(
            $"split: {result.TrainRows:N0} training, {result.ValidationRows:N0} validation, {result.TestRows:N0} test rows "
            + $"({result.SplitMethod}, seed {result.Split.Seed}, rows {result.RowsHash})");
        console.WriteLine($"order: {result.Order}");
        var (history, kept) = (result.History, result.History.Kept!);
        var best = history.KeptEpoch == 0 ? "the start, better than each" : $"epoch {history.KeptEpoch}";
        console.WriteLine(
            $"{result.Model} on {result.Engine}{(result.Processes is { } n ? $", {n} processes" : "")}: kept {best} of "
            + $"{history.Epochs.Count}, loss {kept.TrainLoss:F4}"
            + $"{(kept.ValidationLoss is { } v ? $", validation {v:F4}" : "")}; {result.Seconds:F1} s in all");
        WriteMetrics(console, result.Model, result.Metrics);
        if (folder is not null) console.WriteLine($"written: {folder}");
    }

    /// <summary>The metrics, and what the model is worth beside the yardstick.</summary>
    public static void WriteMetrics(IAnsiConsole console, string model, IReadOnlyDictionary<string, StoredMetrics> metrics)
    {
        console.Write(Tables.Metrics(metrics.Select(m => (m.Key, m.Value))));
        var gain = 1 - (metrics[model].Rmse / metrics[StoredMetrics.TwoPassBias].Rmse);
        console.WriteLine(
            $"{model} is {Math.Abs(gain):P1} {(gain >= 0 ? "better" : "worse")} in RMSE than the baseline {StoredMetrics.TwoPassBias}.");
    }
}
