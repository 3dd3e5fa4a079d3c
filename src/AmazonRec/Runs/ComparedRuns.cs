using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;
using AmazonRec.Training;

namespace AmazonRec.Runs;

/// <summary>Runs that were trained and tested on the same rows.</summary>
/// <param name="Split">The rows.</param>
/// <param name="Data">The file of ratings; a dash where a program made the data itself.</param>
/// <param name="Folders">The runs.</param>
/// <param name="Leaderboard">The runs beside tuned-bias, on the same test rows.</param>
/// <param name="Leak">The verdict on the split; null where the runs do not tell.</param>
public sealed record ComparedRuns(
    SplitSummary Split, string Data, IReadOnlyList<string> Folders, Leaderboard Leaderboard, SplitLeak? Leak)
{
    /// <summary>Groups runs by the hash of their split, and makes a leaderboard of each group: other rows make other errors.</summary>
    /// <param name="folders">The runs.</param>
    /// <param name="options">How intervals are drawn.</param>
    /// <param name="lists">Whether lists are made, too.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two runs.</param>
    /// <exception cref="FileNotFoundException">A folder holds no run.</exception>
    /// <exception cref="FormatException">A run is damaged.</exception>
    public static IReadOnlyList<ComparedRuns> Measure(
        IReadOnlyList<string> folders, BootstrapOptions options, bool lists = false, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var read = folders.Distinct().Select(folder => (Folder: folder, Result: RunFolder.ReadResult(folder))).ToArray();
        var done = 0;
        return [
            .. read.GroupBy(run => run.Result.Split.Hash).OrderByDescending(group => group.Count())
                .Select(group => Of([.. group]))];

        ComparedRuns Of((string Folder, ExperimentResult Result)[] runs)
        {
            Split? split = null;
            var entrants = new List<Entrant>();
            foreach (var (folder, result) in runs)
            {
                cancellation.ThrowIfCancellationRequested();
                var model = RunFolder.Load(folder);
                split ??= RunFolder.ReadSplit(folder, model, result.Split);
                RequireSameIds(split, model, folder);
                entrants.Add(new Entrant(NameOf(folder, result), Predictions.Make(model, split), result.Seconds)
                {
                    Ndcg = lists ? LeaderboardLists.Ndcg(model, split, options.Seed, cancellation) : null,
                });
                progress?.Report((double)++done / read.Length);
            }

            var clock = System.Diagnostics.Stopwatch.StartNew();
            var baseline = Baseline.Yardstick.Fit(split!.Train);
            entrants.Add(new Entrant(
                Baseline.Yardstick.Name, Predictions.Make(baseline, split), clock.Elapsed.TotalSeconds)
            {
                IsBaseline = true,
                Ndcg = lists ? LeaderboardLists.Ndcg(baseline, split, options.Seed, cancellation) : null,
            });
            var first = runs[0].Result;
            return new ComparedRuns(
                first.Split, first.Input is { } input ? Path.GetFileName(input.File) : "-", [.. runs.Select(run => run.Folder)],
                Leaderboard.Create(entrants, Baseline.Yardstick.Name, options), first.Leak);
        }
    }

    private static string NameOf(string folder, ExperimentResult result) => $"{Path.TrimEndingDirectorySeparator(folder)} ({result.Model})";

    /// <summary>Codes stand for ids in the order of a vocabulary; two runs of the same rows have the same.</summary>
    private static void RequireSameIds(Split split, TrainedModel model, string folder)
    {
        if (model.Users.Count != split.Train.Users.Count || model.Items.Count != split.Train.Items.Count)
            throw new FormatException($"{folder}: its rows have the hash of another run's, and other users or items. Train it anew.");
    }
}
