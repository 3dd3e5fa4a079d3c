using System.Diagnostics;
using System.Text.Json;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;

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

    [Fact]
    public async Task A_run_of_a_module_is_asked_for_lists_with_the_assembly_that_has_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("run");
        var (trained, result) = Experiment.Run(TorchModules.Model("three-layers"), SmallRuns.Split, ModuleModelTests.Options with { Epochs = 1, EarlyStopping = null });
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, trained, SmallRuns.Split, result);
        var user = trained.Users.Ids[0];
        string[] ask = ["recommend", "--run", path, "--user", user, "--top", "3", "--json"];

        var (code, output, error) = await Run([.. ask, "--plugin", typeof(ThreeLayers).Assembly.Location]);
        Assert.True(code == 0, error);
        var expected = Recommender.Open(path).TopN(user, 3).Items.Select(item => item.Item.Id);
        Assert.Equal(expected, JsonDocument.Parse(output).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("item").GetProperty("id").GetString()!));

        (code, _, error) = await Run(ask);
        Assert.Equal(1, code);
        Assert.Contains("error: The model is the torch.nn.Module 'three-layers', which is not registered here.", error);
        Assert.Contains("--plugin FILE.dll", error);
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
