using System.Text.Json.Nodes;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

public sealed class TuneCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    private string Trials => Path.Combine(_folder, "tune", "trials.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_search_ends_with_a_table_a_chart_a_page_and_the_command_to_train_with()
    {
        var (code, output, error) = await Run([.. await Line(), "--threads", "1"]);
        Assert.True(code == 0, error);
        Assert.Contains("validation RMSE", output);
        Assert.Contains("Best: amazonrec train ... --model svd --lr", output);
        foreach (var name in new[] { "trials.json", "trials.svg", "trials.html" })
            Assert.Contains($"written: {Path.Combine(_folder, "tune", name)}", output);
        Assert.StartsWith("<svg", await Read("trials.svg"));
        Assert.Contains("<svg", await Read("trials.html"));
    }

    [Fact]
    public async Task A_search_that_was_interrupted_goes_on_to_the_same_trials_and_makes_none_of_them_again()
    {
        string[] line = [.. await Line(), "--json"];
        var whole = Searched((await Run(line)).Output);
        Assert.Equal(7, whole.Count); // four choices, two of them longer, one of those longest

        // As an interruption leaves it: the first trials, of which one is marked.
        var left = JsonNode.Parse(await File.ReadAllTextAsync(Trials, TestContext.Current.CancellationToken))!;
        var trials = left["trials"]!.AsArray();
        while (trials.Count > 3) trials.RemoveAt(trials.Count - 1);
        trials[0]!["seconds"] = 12345;
        await File.WriteAllTextAsync(Trials, left.ToJsonString(), TestContext.Current.CancellationToken);

        var resumed = Searched((await Run([.. line, "--resume"])).Output);
        Assert.Equal(whole.Select(Without), resumed.Select(Without));
        Assert.Equal(12345, (double)resumed[0]!["seconds"]!);

        static string Without(JsonNode? trial)
        {
            var copy = trial!.DeepClone().AsObject();
            copy.Remove("seconds");
            return copy.ToJsonString();
        }
    }

    [Fact]
    public async Task Trials_of_another_search_are_not_gone_on_from()
    {
        var line = await Line();
        Assert.Equal(0, (await Run(line)).Code);
        var (code, _, error) = await Run([.. line, "--seed", "5", "--resume"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("is of another search", error);
    }

    [Fact]
    public async Task Resuming_without_a_folder_is_refused()
    {
        var (code, _, error) = await Run([.. (await Line())[..^2], "--resume"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--out", error);
    }

    private static JsonArray Searched(string json) => JsonNode.Parse(json)!["search"]!["trials"]!.AsArray();

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private Task<string> Read(string name) =>
        File.ReadAllTextAsync(Path.Combine(_folder, "tune", name), TestContext.Current.CancellationToken);

    private async Task<string[]> Line()
    {
        var data = Path.Combine(_folder, "synthetic");
        Assert.Equal(
            0,
            await CommandLine.RunAsync(
                ["data", "synthesize", "--out", data, "--users", "60", "--items", "40", "--ratings", "800"],
                TextWriter.Null,
                TextWriter.Null));
        return [
            "tune",
            "--data",
            Path.Combine(data, "synthetic_reviews.json.gz"),
            "--model",
            "svd",
            "--trials",
            "4",
            "--validation",
            "0.2",
            "--out",
            Path.Combine(_folder, "tune")];
    }
}
