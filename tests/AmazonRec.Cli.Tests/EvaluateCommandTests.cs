using System.Text.Json;

namespace AmazonRec.Cli.Tests;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_evaluated_on_its_own_test_rows_without_its_data()
    {
        var (run, trained) = await Train();
        var (code, output, error) = await Run("evaluate", "--run", run, "--k", "3,10", "--resamples", "50");
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "random (baseline)", "most-popular (baseline)", "item-mean (baseline)", "lists at 3", "lists at 10", "whose user has 6-20 training ratings", "mean prediction", "against tuned-bias: RMSE", trained.GetProperty("split").GetProperty("hash").GetString()! })
            Assert.Contains(part, output);

        var (_, json, _) = await Run("evaluate", "--run", run, "--k", "3,10", "--resamples", "50", "--users", "7", "--json");
        using var document = JsonDocument.Parse(json);
        var evaluation = document.RootElement.GetProperty("evaluation");
        Assert.Equal(
            trained.GetProperty("test").GetProperty("rmse").GetDouble(),
            evaluation.GetProperty("metrics").GetProperty("biased-mf").GetProperty("rmse").GetDouble(),
            1e-12);
        var rankers = evaluation.GetProperty("ranking").GetProperty("rankers").EnumerateArray().ToArray();
        Assert.Equal(["random", "most-popular", "item-mean", "biased-mf"], rankers.Select(r => r.GetProperty("name").GetString()));
        Assert.All(rankers, r => Assert.Equal(7, r.GetProperty("judged").GetProperty("users").GetInt32()));
        Assert.Equal(
            [3, 10], rankers[3].GetProperty("judged").GetProperty("at").EnumerateArray().Select(at => at.GetProperty("k").GetInt32()));
    }

    [Fact]
    public async Task Where_no_test_row_is_relevant_there_are_no_lists_and_that_is_said()
    {
        var (run, _) = await Train();
        var (code, output, error) = await Run("evaluate", "--run", run, "--relevant", "6", "--resamples", "50");
        Assert.True(code == 0, error);
        Assert.Contains("lists: no users to judge: none of the", output);
    }

    [Theory]
    [InlineData("", "holds no run")]
    [InlineData("--k 0", "at least 1")]
    [InlineData("--k ten", "'ten' is none")]
    [InlineData("--users 0", "at least 1")]
    public async Task What_goes_wrong_is_said_with_a_remedy(string options, string part)
    {
        var (code, output, error) = await Run(["evaluate", "--run", _folder, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(part, error);
    }

    [Fact]
    public async Task A_run_with_the_split_of_another_is_refused()
    {
        var (first, _) = await Train();
        var (other, _) = await Train("--seed", "9");
        File.Copy(Path.Combine(other, "split.safetensors"), Path.Combine(first, "split.safetensors"), overwrite: true);
        var (code, _, error) = await Run("evaluate", "--run", first);
        Assert.Equal(1, code);
        Assert.Contains("Train the run anew", error);
    }

    private async Task<(string Folder, JsonElement Result)> Train(params string[] more)
    {
        var run = Path.Combine(_folder, $"run{more.Length}");
        var data = Path.Combine(_folder, "synthetic");
        var (made, _, why) = await Run("data", "synthesize", "--out", data, "--users", "60", "--items", "30", "--ratings", "600");
        Assert.True(made == 0, why);
        var (code, json, error) = await Run(
            [
                "train",
                "--data",
                Path.Combine(data, "synthetic_reviews.json.gz"),
                "--model",
                "biased-mf",
                "--factors",
                "4",
                "--epochs",
                "2",
                "--out",
                run,
                "--json",
                .. more]);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(json);
        return (run, document.RootElement.Clone());
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
