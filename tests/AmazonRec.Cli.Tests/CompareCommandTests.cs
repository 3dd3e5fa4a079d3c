using System.Text.Json.Nodes;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Models_on_the_same_folds_make_one_leaderboard_with_a_page()
    {
        var page = Path.Combine(_folder, "board.html");
        var (code, output, error) = await Run(
            "compare", "--data", await Data(), "--models", "svd,item-mean", "--folds", "2", "--resamples", "100", "--lists", "--html", page);
        Assert.True(code == 0, error);
        Assert.Contains("2 folds (random, seed 0)", output);
        foreach (var name in new[] { "svd", "item-mean (baseline)", "tuned-bias (baseline)", "NDCG@10", "RMSE less tuned-bias" })
            Assert.Contains(name, output);
        Assert.Contains("protocol: clean", output);
        Assert.Contains("s is the sum of the folds' seconds", output);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("<svg", html);
        Assert.Contains("tuned-bias (baseline)", html);
    }

    [Fact]
    public async Task Models_have_the_errors_of_a_cross_validation()
    {
        string[] asked = ["--data", await Data(), "--model", "svd", "--folds", "2", "--resamples", "100", "--json"];
        var board = JsonNode.Parse((await Run(["compare", .. asked])).Output)!["leaderboard"]!["lines"]!.AsArray();
        var report = JsonNode.Parse((await Run(["cross-validate", .. asked])).Output)!["report"]!["intervals"]!;
        foreach (var line in board)
            Assert.Equal((double)report[(string)line!["name"]!]!["rmse"]!["estimate"]!, (double)line["rmse"]!["estimate"]!, 1e-9);
    }

    [Fact]
    public async Task Runs_on_the_same_rows_share_a_leaderboard_and_others_stand_apart_with_the_reason()
    {
        var (a, b, other) = (await Train("a", "--factors", "4"), await Train("b"), await Train("other", "--seed", "9"));
        var (code, output, error) = await Run("compare", a, b, "--resamples", "100");
        Assert.True(code == 0, error);
        Assert.Contains($"{a} (svd)", output);
        Assert.DoesNotContain("can't be compared", output);
        (code, output, _) = await Run("compare", a, b, other, "--resamples", "100");
        Assert.Equal(0, code);
        Assert.Contains("tested on 2 different sets of rows", output);
        Assert.Contains(other, output);
    }

    [Fact]
    public async Task A_folder_of_runs_is_listed_as_a_history_and_so_is_what_train_wrote_as_json()
    {
        await Train("runs/a");
        await Train("runs/deep/b", "--factors", "4");
        var json = Path.Combine(_folder, "train.json");
        var printed = (await Run("train", "--data", await Data(), "--model", "svd", "--epochs", "2", "--json")).Output;
        await File.WriteAllTextAsync(json, printed, TestContext.Current.CancellationToken);
        var page = Path.Combine(_folder, "history.html");
        var (code, output, error) = await Run("compare", Path.Combine(_folder, "runs"), json, "--html", page);
        Assert.True(code == 0, error);
        Assert.Contains("3 runs, newest first", output);
        Assert.Contains(Path.Combine("runs", "deep", "b"), output);
        Assert.Contains("train.json", output);
        Assert.Contains("against tuned-bias", output);
        Assert.Contains("3 runs, newest first", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("compare", "Nothing to compare")]
    [InlineData("compare --models svd", "--data FILE is missing")]
    [InlineData("compare --data x.csv", "--model is missing")]
    [InlineData("compare runs --data x.csv", "trained already")]
    [InlineData("compare nowhere", "no such folder or file")]
    public async Task What_can_t_be_compared_is_refused_with_the_remedy(string line, string reason)
    {
        var (code, _, error) = await Run(line.Split(' '));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(reason, error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<string> Train(string name, params string[] more)
    {
        var folder = Path.Combine(_folder, name);
        var (code, _, error) = await Run(
            ["train", "--data", await Data(), "--model", "svd", "--epochs", "2", "--out", folder, .. more]);
        Assert.True(code == 0, error);
        return folder;
    }

    private async Task<string> Data()
    {
        var data = Path.Combine(_folder, "synthetic");
        var file = Path.Combine(data, "synthetic_reviews.json.gz");
        if (!File.Exists(file))
            await Run("data", "synthesize", "--out", data, "--users", "60", "--items", "40", "--ratings", "800");
        return file;
    }
}
