using System.Diagnostics;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    public async Task Ctrl_c_leaves_a_checkpoint_that_it_names_and_nothing_half_written()
    {
        var error = await Interrupted("--out", Path.Combine(_folder, "run"));
        Assert.Contains($"{Path.Combine(_folder, "run.checkpoint.safetensors")}; give the same command with --resume to go on.", error);
        Assert.Equal(["run.checkpoint.safetensors", "synthetic"], Entries());
    }

    [Fact(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    public async Task Ctrl_c_leaves_nothing_where_nothing_was_to_be_written()
    {
        Assert.Contains("Cancelled. Nothing was written.", await Interrupted());
        Assert.Equal(["synthetic"], Entries());
    }

    /// <summary>Interrupts a training run without end after its first epoch; returns what it says then.</summary>
    private async Task<string> Interrupted(params string[] more)
    {
        var data = Path.Combine(_folder, "synthetic");
        Assert.Equal(
            0,
            await CommandLine.RunAsync(
                ["data", "synthesize", "--out", data, "--users", "200", "--items", "100", "--ratings", "4000"],
                TextWriter.Null,
                TextWriter.Null));
        string[] arguments = [
            "train",
            "--data",
            Path.Combine(data, "synthetic_reviews.json.gz"),
            "--model",
            "concat-mlp",
            "--epochs",
            "100000",
            "--patience",
            "0",
            "--verbose",
            .. more];
        using var process = CliProcess.Start(arguments);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("epoch 1 ", await process.StandardError.ReadLineAsync(cancellation));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync(cancellation);
        var rest = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        return rest;
    }

    private IEnumerable<string?> Entries() =>
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
