using System.Text.Json;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Runs;

public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.PathOf("runs.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_run_reads_back_among_lines_of_others()
    {
        var run = Run("a", MadeUpResult.Good);
        RunLog.Append(Log, new TrackedEpoch("a", DateTime.UnixEpoch, new EpochResult(1, .9, .8, .01, 2)));
        RunLog.Append(Log, run);
        RunLog.Append(Log, new { Note = "of someone else" });
        var lines = File.ReadAllLines(Log);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"event\":\"epoch\",\"run\":\"a\"", lines[0]);
        Assert.Equal(.8, JsonDocument.Parse(lines[0]).RootElement.GetProperty("epoch").GetProperty("validationLoss").GetDouble());
        var read = Assert.Single(RunLog.Read(Log, out var damaged));
        Assert.Empty(damaged);
        Assert.Equal((run.Run, run.When, run.Seed, .9), (read.Run, read.When, read.Seed, read.Metrics["rmse"]));
        Assert.Equal(run.Result!.Test.Rmse, read.Result!.Test.Rmse);
    }

    [Fact]
    public void Lines_that_are_appended_at_once_stay_whole()
    {
        Parallel.For(
            0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            at => RunLog.Append(Log, new TrackedEpoch($"{at}", DateTime.UnixEpoch, new EpochResult(at + 1, at, null, .01, 1))));
        var lines = File.ReadAllLines(Log);
        Assert.Equal(
            Enumerable.Range(0, 64).Select(at => $"{at}").Order(),
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("run").GetString()!).Order());
    }

    [Fact]
    public void A_line_that_was_cut_off_costs_no_other_and_is_told()
    {
        File.WriteAllText(Log, "{\"event\":\"run\",\"ru");
        RunLog.Append(Log, Run("b", MadeUpResult.Good));
        Assert.Equal("b", Assert.Single(RunLog.Read(Log, out var damaged)).Run);
        Assert.StartsWith($"{Log}:1: ", Assert.Single(damaged));
    }

    [Fact]
    public void Compare_shows_the_runs_of_the_file()
    {
        RunLog.Append(Log, Run("a", MadeUpResult.Good));
        RunLog.Append(Log, Run("b", MadeUpResult.Good) with { Folder = "runs/b" });
        RunLog.Append(Log, Run("c", result: null));
        var history = RunHistory.Find(Log);
        Assert.Equal([$"{Log} a", "runs/b"], history.Runs.Select(run => run.Path).Order());
        Assert.Empty(history.Damaged);
    }

    [Fact]
    public void Another_ending_is_refused() =>
        Assert.Contains(".jsonl", Assert.Throws<ArgumentException>(() => RunLog.Check(_folder.PathOf("runs.csv"))).Message);

    private static TrackedRun Run(string id, ExperimentResult? result) => new(
        id, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "1.0", ["train", "--model", "svd"], "ratings.csv", "00ff",
        MadeUpResult.Good.Split, "svd", 7, null, new Dictionary<string, double> { ["rmse"] = .9 }, 1.5)
    { Result = result };
}
