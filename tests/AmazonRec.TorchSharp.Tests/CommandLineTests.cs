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
        await File.WriteAllLinesAsync(
            data,
            Enumerable.Range(0, 400).Select(i => $"u{i % 20},i{i / 20},{1 + ((i + (i / 20)) % 5)},{1_400_000_000 + i}"),
            TestContext.Current.CancellationToken);
        var run = Path.Combine(folder.Path, "run");
        var (code, output, error) = await Run(
            "train",
            "--data",
            data,
            "--columns",
            "user,item,rating,timestamp",
            "--model",
            "concat-mlp",
            "--epochs",
            "2",
            "--engine",
            "torch",
            "--out",
            run,
            "--json");
        Assert.True(code == 0, error);
        Assert.Equal("torch/cpu", JsonDocument.Parse(output).RootElement.GetProperty("engine").GetString());
        Assert.Contains("torch/cpu", await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_of_a_module_is_asked_for_lists_with_the_assembly_that_has_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("run");
        var (trained, result) = Experiment.Run(
            TorchModules.Model("three-layers"), SmallRuns.Split, ModuleModelTests.Options with { Epochs = 1, EarlyStopping = null });
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, trained, SmallRuns.Split, result);
        var user = trained.Users.Ids[0];
        string[] ask = ["recommend", "--run", path, "--user", user, "--top", "3", "--json"];

        var (code, output, error) = await Run([.. ask, "--plugin", typeof(ThreeLayers).Assembly.Location]);
        Assert.True(code == 0, error);
        var expected = Recommender.Open(path).TopN(user, 3).Items.Select(item => item.Item.Id);
        Assert.Equal(
            expected,
            JsonDocument.Parse(output).RootElement.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("item").GetProperty("id").GetString()!));

        (code, _, error) = await Run(ask);
        Assert.Equal(1, code);
        Assert.Contains("error: The model is the torch.nn.Module 'three-layers', which is not registered here.", error);
        Assert.Contains("--plugin FILE.dll", error);
    }

    [Fact]
    public async Task A_module_of_ones_own_is_trained_evaluated_asked_and_served_by_its_name()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var (data, run) = (folder.PathOf("sample.csv"), folder.PathOf("run"));
        var rows = SmallRuns.Split.Train;
        await File.WriteAllLinesAsync(
            data,
            Enumerable.Range(0, rows.Count).Select(i => $"{rows.Users.Ids[rows.User[i]]},{rows.Items.Ids[rows.Item[i]]},{rows.Value[i]}"),
            cancellation);
        string[] mine = ["--plugin", typeof(ThreeLayers).Assembly.Location];
        string[] train = ["train", "--data", data, "--columns", "user,item,rating", "--model", "three-layers", "--epochs", "3"];

        var (code, _, error) = await Run(train);
        Assert.Equal((1, true), (code, error.StartsWith("error: There is no model 'three-layers'")));
        (code, _, error) = await Run([.. train, .. mine]);
        Assert.Equal(
            (
                1,
                "error: The layer 'module' is the torch.nn.Module 'three-layers', which the managed engine can't run. Take the torch "
                + "engine (--engine torch)."),
            (code, error.Trim()));

        var result = await Good([.. train, .. mine, "--engine", "torch", "--threads", "1", "--out", run, "--json"]);
        Assert.Equal(("three-layers", "adam", .001), (
            result.GetProperty("input").GetProperty("model").GetString(),
            result.GetProperty("options").GetProperty("optimizer").GetProperty("name").GetString(),
            result.GetProperty("options").GetProperty("optimizer").GetProperty("learningRate").GetDouble()));
        var evaluated = await Good(["evaluate", "--run", run, "--resamples", "50", "--users", "10", "--json", .. mine]);
        Assert.Equal(
            result.GetProperty("test").GetProperty("rmse").GetDouble(),
            evaluated.GetProperty("evaluation").GetProperty("metrics").GetProperty("three-layers").GetProperty("rmse").GetDouble(),
            6);

        var user = rows.Users.Ids[rows.User[0]];
        var listed = (await Good(["recommend", "--run", run, "--user", user, "--top", "3", "--json", .. mine])).GetProperty("items")
            .EnumerateArray().ToArray();
        var (item, stars) = (listed[0].GetProperty("item").GetProperty("id").GetString()!, listed[0].GetProperty("stars").GetDouble());
        var predicted = await Good(["predict", "--run", run, "--user", user, "--item", item, "--json", .. mine]);
        Assert.Equal(stars, predicted.GetProperty("prediction").GetProperty("stars").GetDouble(), 4);
        var similar = await Good(["similar", "--run", run, "--item", item, "--min-ratings", "1", "--json", .. mine]);
        Assert.NotEmpty(similar.GetProperty("similar").EnumerateArray());

        using var server = Start(["serve", "--run", run, "--urls", "http://127.0.0.1:0", .. mine]);
        try
        {
            Assert.StartsWith("serving three-layers of run (", await server.StandardOutput.ReadLineAsync(cancellation));
            using var client = new HttpClient { BaseAddress = new Uri((await server.StandardOutput.ReadLineAsync(cancellation))!.Trim()) };
            var served = JsonDocument.Parse(
                await client.GetStringAsync(
                    $"api/users/{user}/recommendations?top=3", cancellation)).RootElement.GetProperty("items").EnumerateArray();
            Assert.Equal(
                listed.Select(l => l.GetProperty("item").GetProperty("id").GetString()),
                served.Select(l => l.GetProperty("item").GetProperty("id").GetString()));
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact(Skip = "There is a card here.", SkipType = typeof(TorchEngineTests), SkipUnless = nameof(TorchEngineTests.HasNoCard))]
    public async Task A_card_that_is_not_there_is_one_line_of_error()
    {
        var (code, _, error) = await Run("reproduce", "fastai", "--smoke", "--engine", "torch", "--device", "cuda");
        Assert.Equal(1, code);
        Assert.StartsWith("error: libtorch finds no NVIDIA card", error);
    }

    private static async Task<JsonElement> Good(params IEnumerable<string> arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Shared.Checkout, "src", "AmazonRec.Cli", "bin", configuration, "net10.0", "AmazonRec.Cli.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
    }
}
