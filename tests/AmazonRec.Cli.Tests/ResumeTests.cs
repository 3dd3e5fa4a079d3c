using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

/// <summary>Runs that end before their time, and go on.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Kills = 20;
    private const int LongestLife =
        600; // milliseconds from when a resumed run says so: into reading, a step, or the writing of a checkpoint
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    private string CheckpointOf(string run) => Path.Combine(_folder, $"{run}.checkpoint.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    public async Task A_run_killed_twenty_times_writes_the_weights_of_one_that_was_not()
    {
        var line = await Line(
            "--optimizer", "adam", "--lr", "0.001", "--batch", "32", "--epochs", "40", "--patience", "15", "--checkpoint-steps", "10");
        Assert.Equal(0, (await Run([.. line, "--out", Path.Combine(_folder, "whole")])).Code);
        string[] pieced = [.. line, "--out", Path.Combine(_folder, "pieced")];
        var random = new Random();
        var kills = 0;
        var checkpoints = new HashSet<DateTime>();
        while (kills < Kills)
        {
            await Kill(kills == 0 ? [.. pieced, "--verbose"] : [.. pieced, "--resume"], kills == 0 ? 0 : random.Next(LongestLife));
            if (!File.Exists(CheckpointOf("pieced"))) break; // the run was done before
            kills++;
            checkpoints.Add(File.GetLastWriteTimeUtc(CheckpointOf("pieced")));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"killed {kills} times, resumed from {checkpoints.Count} different checkpoints");
        if (kills == Kills)
        {
            var (code, _, error) = await Run([.. pieced, "--resume"]);
            Assert.True(code == 0, error);
        }

        Assert.InRange(kills, 1, Kills);
        Assert.Equal(await WeightsOf("whole"), await WeightsOf("pieced"));
        Assert.False(File.Exists(CheckpointOf("pieced")));
        Assert.False(File.Exists(CheckpointOf("whole")));
    }

    [Fact]
    public async Task Resuming_where_nothing_was_left_is_refused()
    {
        var (code, _, error) = await Run([.. await Line("--epochs", "1"), "--out", Path.Combine(_folder, "run"), "--resume"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains($"{CheckpointOf("run")}: there is no checkpoint to resume from. Leave out --resume", error);
        string[] line = [.. await Line("--epochs", "1"), "--out", Path.Combine(_folder, "run")];
        Assert.Equal(0, (await Run(line)).Code);
        Assert.Contains("run is done", (await Run([.. line, "--resume"])).Error);
    }

    [Fact]
    public async Task A_checkpoint_that_is_none_is_refused_to_resume_and_replaced_by_a_new_start()
    {
        string[] line = [.. await Line("--epochs", "1"), "--out", Path.Combine(_folder, "run")];
        await File.WriteAllTextAsync(CheckpointOf("run"), "no checkpoint at all");
        var (resumed, _, error) = await Run([.. line, "--resume"]);
        Assert.Equal(ExitCode.Failed, resumed);
        Assert.Contains("the checkpoint is damaged, or no checkpoint", error);
        var (anew, _, note) = await Run(line);
        Assert.Equal(0, anew);
        Assert.Contains("This run starts anew and replaces it", note);
        Assert.False(File.Exists(CheckpointOf("run")));
    }

    /// <summary>Starts a run and kills it, unless it is done before.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="life">Milliseconds to live from the first thing it says.</param>
    private static async Task Kill(string[] arguments, int life)
    {
        using var process = CliProcess.Start(arguments);
        var cancellation = TestContext.Current.CancellationToken;
        await process.StandardError.ReadLineAsync(cancellation);
        await Task.Delay(life, cancellation);
        process.Kill(); // SIGKILL: no handler runs
        await process.WaitForExitAsync(cancellation);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private Task<byte[]> WeightsOf(string run) => File.ReadAllBytesAsync(Path.Combine(_folder, run, "weights.safetensors"));

    private async Task<string[]> Line(params string[] more)
    {
        var data = Path.Combine(_folder, "synthetic");
        Assert.Equal(
            0,
            await CommandLine.RunAsync(
                ["data", "synthesize", "--out", data, "--users", "200", "--items", "100", "--ratings", "4000"],
                TextWriter.Null,
                TextWriter.Null));
        return [
            "train",
            "--data",
            Path.Combine(data, "synthetic_reviews.json.gz"),
            "--model",
            "concat-mlp",
            "--factors",
            "16",
            "--hidden",
            "32",
            .. more];
    }
}
