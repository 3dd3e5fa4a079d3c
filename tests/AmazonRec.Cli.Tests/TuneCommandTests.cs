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
        Assert.Contains("* the least validation RMSE", output);
        Assert.Contains("  default ", output);
        Assert.Contains("  tuned-bias ", output);
        Assert.Contains("  amazonrec train --data", output);
        foreach (var name in new[] { "trials.json", "trials.svg", "trials.html" })
            Assert.Contains($"written: {Path.Combine(_folder, "tune", name)}", output);
        Assert.StartsWith("<svg", await Read("trials.svg"));
        Assert.Contains("amazonrec train", await Read("trials.html"));
    }

    [Theory]
    [InlineData("svd", "regularization=0.1..0.4,factors=3|5")]
    [InlineData("biased-mf", "optimizer=sgd,lr=0.3..0.9,schedule=constant,output-range=1..7.5,batch=16|64")]
    public async Task The_winning_command_trains_to_the_validation_error_of_its_trial(string model, string space)
    {
        var (code, output, error) = await Run([.. await Line(model), "--space", space, "--min-user-ratings", "2", "--json"]);
        Assert.True(code == 0, error);
        var found = JsonNode.Parse(output)!;
        var words = ((string)found["command"]!).Split(' ');
        Assert.Equal(["amazonrec", "train"], words[..2]);
        Assert.Contains("--min-user-ratings", words);
        Assert.DoesNotContain("--trials", words);
        var trained = JsonNode.Parse((await Run([.. words[1..], "--json"])).Output)!;
        Assert.Equal((double)found["best"]!["rmse"]!, (double)trained["validation"]!["rmse"]!);
    }

    [Fact]
    public async Task A_search_that_was_interrupted_goes_on_to_the_same_trials_and_makes_none_of_them_again()
    {
        string[] line = [.. await Line(), "--json"];
        var whole = Searched((await Run(line)).Output);

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

    [Theory]
    [InlineData("--seed", "5", "seed")]
    [InlineData("--space", "factors=4|8", "space")]
    public async Task Trials_of_another_search_are_not_gone_on_from(string option, string value, string differs)
    {
        var line = await Line();
        Assert.Equal(0, (await Run(line)).Code);
        var (code, _, error) = await Run([.. line, option, value, "--resume"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains($"is of another search ({differs}", error);
    }

    [Fact]
    public async Task Resuming_without_a_folder_is_refused()
    {
        var (code, _, error) = await Run([.. (await Line())[..^2], "--resume"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--out", error);
    }

    [Theory]
    [InlineData("lr=2..1", "--space: The range 2..1 of lr is empty")]
    [InlineData("dropout=0..0.5", "The model 'svd' has no option --dropout")]
    public async Task A_space_that_can_t_be_searched_is_refused_before_files_are_read(string space, string reason)
    {
        var (code, _, error) = await Run(["tune", "--data", "nowhere.csv", "--model", "svd", "--space", space]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(reason, error);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("0,5.5", "0,5.5")]
    [InlineData("$x;y|z", "'$x;y|z'")]
    [InlineData("", "''")]
    public void Words_are_quoted_where_a_shell_would_change_them(string word, string written) =>
        Assert.Equal(written, ShellWords.Join([word]));

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

    private async Task<string[]> Line(string model = "svd")
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
            model,
            "--trials",
            "4",
            "--epochs",
            "12",
            "--validation",
            "0.2",
            "--out",
            Path.Combine(_folder, "tune")];
    }
}
