using System.Diagnostics;

namespace AmazonRec.Cli.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    /// <summary>Signals can be sent from the shell where there is one.</summary>
    public static bool HasSignals => !OperatingSystem.IsWindows();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Skip = "No signals on this system.", SkipUnless = nameof(HasSignals))]
    public async Task Ctrl_c_ends_training_and_leaves_nothing_half_written()
    {
        var data = Path.Combine(_folder, "synthetic");
        Assert.Equal(0, await CommandLine.RunAsync(["data", "synthesize", "--out", data, "--users", "200", "--items", "100", "--ratings", "4000"], TextWriter.Null, TextWriter.Null));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "AmazonRec.Cli.dll"), "train", "--data", Path.Combine(data, "synthetic_reviews.json.gz"),
            "--model", "concat-mlp", "--epochs", "100000", "--patience", "0", "--out", Path.Combine(_folder, "run"),
        }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("epoch 1 ", await process.StandardError.ReadLineAsync(cancellation));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync(cancellation);
        var rest = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(CommandLine.Cancelled, process.ExitCode);
        Assert.Contains("Cancelled. Nothing was written.", rest);
        Assert.Equal(["synthetic"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }
}
