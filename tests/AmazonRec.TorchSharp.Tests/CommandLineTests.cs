using System.Diagnostics;
using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>The program, with this engine in the folder beside it.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Training_finds_the_engine_and_its_results_name_it()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "ratings.csv");
        await File.WriteAllLinesAsync(data, Enumerable.Range(0, 400).Select(i => $"u{i % 20},i{i / 20},{1 + ((i + (i / 20)) % 5)},{1_400_000_000 + i}"), TestContext.Current.CancellationToken);
        var run = Path.Combine(folder.Path, "run");
        var (code, output, error) = await Run("train", "--data", data, "--columns", "user,item,rating,timestamp", "--model", "concat-mlp", "--epochs", "2", "--engine", "torch", "--out", run, "--json");
        Assert.True(code == 0, error);
        Assert.Equal("torch/cpu", JsonDocument.Parse(output).RootElement.GetProperty("engine").GetString());
        Assert.Contains("torch/cpu", await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken));
    }

    [Fact(Skip = "There is a card here.", SkipType = typeof(TorchEngineTests), SkipUnless = nameof(TorchEngineTests.HasNoCard))]
    public async Task A_card_that_is_not_there_is_one_line_of_error()
    {
        var (code, _, error) = await Run("reproduce", "fastai", "--smoke", "--engine", "torch", "--device", "cuda");
        Assert.Equal(1, code);
        Assert.StartsWith("error: libtorch finds no NVIDIA card", error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params IEnumerable<string> arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Shared.Checkout, "src", "AmazonRec.Cli", "bin", configuration, "net10.0", "AmazonRec.Cli.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
