using System.CommandLine;
using System.Reflection;
using System.Security.Cryptography;
using AmazonRec.Cli.Options;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Runs;
using AmazonRec.Training;

namespace AmazonRec.Cli.Train;

/// <summary>Where a training is told of beside its run folder: a record of all experiments, and TensorBoard.</summary>
internal sealed class TrackOptions
{
    private readonly Option<string?> _track = new("--track")
    {
        Description = "Append a line to a record of experiments, JSON lines: for each epoch, and for the finished run.",
        HelpName = "FILE.jsonl",
    };
    private readonly Option<string?> _board = new("--tensorboard")
    {
        Description = "Write losses, metrics and learning rate of each epoch into a folder for TensorBoard (plug-in TorchSharp).",
        HelpName = "DIR",
    };
    private readonly string _run = $"{DateTime.UtcNow:yyyyMMdd-HHmmssfff}-{Environment.ProcessId}";

    public void AddTo(Command command)
    {
        command.Add(_track);
        command.Add(_board);
    }

    /// <summary>Refuses what can't be written, before the work.</summary>
    /// <exception cref="ArgumentException">The file has another ending, or nothing is trained by epochs.</exception>
    /// <exception cref="IOException">A place can't be written to.</exception>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public void Check(ParseResult parsed, bool epochs)
    {
        if (parsed.GetValue(_track) is { } path) RunLog.Check(path);
        if (parsed.GetValue(_board) is null) return;
        if (!epochs)
            throw new ArgumentException(
                "--tensorboard shows the epochs of one model: name one (--model svd), or leave it out. auto and rankers show none.");
        if (!TorchPlugin.Exists) _ = TorchPlugin.LoadBoard(parsed.GetValue(_board)!); // throws, and says how to build it
    }

    /// <summary>What is told of each epoch.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks(ParseResult parsed)
    {
        var callbacks = new List<TrainingCallback>();
        if (parsed.GetValue(_track) is { } path)
            callbacks.Add(TrainingCallback.EachEpoch(
                _track.Name, end => RunLog.Append(path, new TrackedEpoch(_run, DateTime.UtcNow, end.Result))));
        if (parsed.GetValue(_board) is { } folder) callbacks.Add(TorchPlugin.LoadBoard(folder));
        return callbacks;
    }

    /// <summary>Tells of a run that predicts stars.</summary>
    public void Finished(ParseResult parsed, DataSource source, ulong seed, string? folder, ExperimentResult result) =>
        Append(parsed, () => Of(
            parsed, source, seed, folder, result.Model, result.Split, Metrics(result.Test, result.Ranking), result.Seconds) with
        {
            Result = result,
        });

    /// <summary>Tells of a run of a ranker alone.</summary>
    public void Finished(ParseResult parsed, DataSource source, ulong seed, string? folder, RankingRun result) =>
        Append(parsed, () => Of(parsed, source, seed, folder, result.Model, result.Split, result.Test, result.Seconds));

    private void Append(ParseResult parsed, Func<TrackedRun> run)
    {
        if (parsed.GetValue(_track) is { } path) RunLog.Append(path, run());
    }

    private TrackedRun Of(
        ParseResult parsed, DataSource source, ulong seed, string? folder, string model, SplitSummary split,
        IReadOnlyDictionary<string, double> metrics, double seconds) => new(
            _run, DateTime.UtcNow,
            typeof(RunLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            [.. parsed.Tokens.Select(token => token.Value)], source.Name, HashOf(source), split, model, seed, folder, metrics, seconds);

    private static Dictionary<string, double> Metrics(RatingMetrics test, RankingRun? lists)
    {
        var metrics = new Dictionary<string, double> { ["rmse"] = test.Rmse, ["mae"] = test.Mae };
        foreach (var (name, value) in lists?.Test ?? new Dictionary<string, double>()) metrics[name] = value;
        return metrics;
    }

    private static string? HashOf(DataSource source)
    {
        if (source.Path is not { } path) return null;
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
