using System.Text.Json;

namespace AmazonRec.Cli.Tests;

/// <summary>What the commands say of rows that are copies of each other.</summary>
public sealed class LeakCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Train_ends_with_the_verdict_the_run_keeps_it_and_evaluate_repeats_it()
    {
        var run = Path.Combine(_folder, "run");
        var output = await Run("train", "--data", Twice(), "--model", "biased-mf", "--factors", "4", "--epochs", "1", "--out", run);
        var verdict = output.Split('\n').Single(line => line.StartsWith("protocol: ", StringComparison.Ordinal));
        Assert.StartsWith("protocol: leaky. ", verdict);
        Assert.Contains("--split grouped", verdict);
        Assert.Contains("memory: the copy's rating", output);
        Assert.DoesNotContain("\u001b", output);
        using var document = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal("leaky", document.RootElement.GetProperty("split").GetProperty("protocol").GetString());
        var leak = document.RootElement.GetProperty("leak");
        Assert.Equal("leaks", leak.GetProperty("level").GetString());
        Assert.Equal(
            leak.GetProperty("copies").GetInt32() / (double)leak.GetProperty("testRows").GetInt32(),
            leak.GetProperty("share").GetDouble(),
            12);
        foreach (var group in new[] { "onCopies", "onOthers" })
        {
            Assert.True(leak.GetProperty(group).GetProperty("userMean").GetProperty("rmse").GetDouble() > 0);
            Assert.True(leak.GetProperty(group).GetProperty("models").GetProperty("biased-mf").GetProperty("rmse").GetDouble() > 0);
        }

        Assert.Contains(verdict, await Run("evaluate", "--run", run, "--resamples", "20", "--users", "5"));
        Assert.Contains("\"level\": \"leaks\"", await Run("evaluate", "--run", run, "--resamples", "20", "--users", "5", "--json"));
    }

    [Theory]
    [InlineData("--split", "grouped")]
    [InlineData("--copies", "last")]
    public async Task Grouped_or_with_one_row_of_each_it_is_clean(params string[] remedy) =>
        Assert.Contains(
            "protocol: clean. No test row has a copy",
            await Run(["train", "--data", Twice(), "--model", "biased-mf", "--factors", "4", "--epochs", "1", .. remedy]));

    [Fact]
    public async Task Cross_validate_says_it_over_all_folds_and_names_its_own_remedy()
    {
        string[] line = ["cross-validate", "--data", Twice(), "--model", "svd", "--folds", "3", "--epochs", "1", "--resamples", "20"];
        Assert.Contains(
            "--split grouped keeps copies on one side",
            (await Run(line)).Split('\n').Single(l => l.StartsWith("protocol: leaky. ", StringComparison.Ordinal)));
        using var document = JsonDocument.Parse(await Run([.. line, "--json"]));
        var leak = document.RootElement.GetProperty("leak");
        Assert.Equal(("leaks", 480), (leak.GetProperty("level").GetString(), leak.GetProperty("testRows").GetInt32()));
        Assert.True(leak.GetProperty("onCopies").GetProperty("models").TryGetProperty("svd", out _));
        Assert.Contains("protocol: clean. ", await Run([.. line, "--split", "grouped"]));
    }

    [Fact]
    public async Task Tune_says_it_on_the_terminal_in_its_json_and_on_its_page()
    {
        string[] line = ["tune", "--data", Twice(), "--model", "biased-mf", "--trials", "1", "--out", Path.Combine(_folder, "tune")];
        Assert.Contains("protocol: leaky. ", await Run(line));
        Assert.Contains(
            "<b>Split: leaky.</b>",
            await File.ReadAllTextAsync(Path.Combine(_folder, "tune", "trials.html"), TestContext.Current.CancellationToken));
        using var document = JsonDocument.Parse(await Run([.. line, "--resume", "--json"]));
        Assert.Equal("leaks", document.RootElement.GetProperty("leak").GetProperty("level").GetString());
    }

    /// <summary>240 ratings of pairs that differ, each of them twice.</summary>
    private string Twice()
    {
        var path = Path.Combine(_folder, "twice.csv");
        var rows = Enumerable.Range(0, 240).Select(n => $"u{n % 20},i{n / 20 * 7 % 12},{1 + (n * n / 3 % 5)},{1000 + n}");
        File.WriteAllLines(path, ["user,item,rating,timestamp", .. rows, .. rows]);
        return path;
    }

    private static async Task<string> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }
}
