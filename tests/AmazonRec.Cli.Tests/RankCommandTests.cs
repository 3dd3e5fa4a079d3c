using System.Text.Json;

namespace AmazonRec.Cli.Tests;

/// <summary>Training for lists, as a person does it.</summary>
public sealed class RankCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rank").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_without_ratings_is_ranked()
    {
        var (code, output, error) = await Run("train", "--data", await Sequences(), "--split", "leave-one-out", "--budget", "1s");
        Assert.True(code == 0, error);
        Assert.Contains("most-popular (baseline)", output);
        Assert.Contains("at last with the validation rows", output.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task What_follows_in_a_circle_is_found()
    {
        var (code, output, error) = await Run(
            "train", "--task", "rank", "--data", await Sequences(), "--split", "leave-one-out", "--model", "sequential-knn", "--json");
        Assert.True(code == 0, error);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal("rank", result.GetProperty("task").GetString());
        Assert.Equal(1, result.GetProperty("test").GetProperty("hit@10").GetDouble());
        Assert.True(result.GetProperty("test").GetProperty("ndcg@10").GetDouble() > .95);
    }

    [Fact]
    public async Task Given_negatives_are_what_test_rows_are_ranked_among()
    {
        var (train, test, negatives) = await Given();
        var (code, output, error) = await Run(
            "train", "--task", "rank", "--data", train, "--test-data", test, "--negatives", negatives, "--split", "leave-one-out", "--model",
            "als", "--set", "factors=8", "--json");
        Assert.True(code == 0, error);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ["hit@10", "ndcg@10"], result.GetProperty("test").EnumerateObject().Select(metric => metric.Name).Order(StringComparer.Ordinal));
        Assert.Equal(30, result.GetProperty("given").GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task A_run_of_a_ranker_predicts_no_stars()
    {
        var run = Path.Combine(_folder, "run");
        var (code, _, error) = await Run(
            "train", "--task", "rank", "--data", await Sequences(), "--split", "leave-one-out", "--model", "item-knn", "--out", run);
        Assert.True(code == 0, error);
        (code, var list, error) = await Run("recommend", "--run", run, "--user", "1", "--top", "3");
        Assert.True(code == 0, error);
        Assert.Contains("ranked by item-knn", list);
        (code, list, error) = await Run("recommend", "--run", run, "--rated", "3=1,4=1", "--top", "3", "--json");
        Assert.True(code == 0, error);
        Assert.Equal(3, JsonDocument.Parse(list).RootElement.GetProperty("items").GetArrayLength());
        var file = Path.Combine(_folder, "lists.csv");
        (code, _, error) = await Run("recommend", "--run", run, "--all", "--top", "3", "--out", file);
        Assert.True(code == 0, error);
        var rows = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(("user,rank,item", 1 + (40 * 3)), (rows[0], rows.Length));
        (code, _, error) = await Run("recommend", "--run", run, "--user", "1", "--by", "stars");
        Assert.NotEqual(0, code);
        Assert.Contains("no stars", error.ReplaceLineEndings(" "));
        (code, _, error) = await Run("predict", "--run", run, "--user", "u1", "--item", "i1");
        Assert.NotEqual(0, code);
        Assert.Contains("predicts no stars", error.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_run_of_a_ranker_is_measured_again_to_the_same_figures()
    {
        var run = Path.Combine(_folder, "run");
        var (code, trained, error) = await Run(
            "train", "--task", "rank", "--data", await Sequences(), "--model", "item-knn", "--out", run, "--json");
        Assert.True(code == 0, error);
        (code, var evaluated, error) = await Run("evaluate", "--run", run, "--json");
        Assert.True(code == 0, error);
        var (before, after) = (
            JsonDocument.Parse(trained).RootElement, JsonDocument.Parse(evaluated).RootElement.GetProperty("evaluation"));
        foreach (var part in new[] { "test", "split", "ranker" })
            Assert.True(JsonElement.DeepEquals(before.GetProperty(part), after.GetProperty(part)), part);
        (code, var shown, error) = await Run("evaluate", "--run", run);
        Assert.True(code == 0, error);
        Assert.Contains("most-popular (baseline)", shown);
    }

    [Theory]
    [InlineData("--set belongs to --task rank", "--model", "svd", "--set", "lambda=3")]
    [InlineData("--relevant belongs to --task rank", "--ranker", "none", "--relevant", "3")]
    [InlineData("--ranker says which ranker is beside a model of stars", "--task", "rank", "--ranker", "als")]
    [InlineData("There is no ranker 'eaze'", "--ranker", "eaze")]
    [InlineData("--budget belongs to auto", "--model", "svd", "--ranker", "als", "--budget", "5s")]
    [InlineData("auto chooses parameters itself", "--set", "lambda=3")]
    [InlineData("There is no ranker 'eaze'", "--task", "rank", "--model", "eaze")]
    [InlineData("has no parameter 'lamda'", "--task", "rank", "--model", "ease", "--set", "lamda=3")]
    [InlineData("--factors belongs to models that predict stars", "--task", "rank", "--model", "als", "--factors", "8")]
    [InlineData("--budget belongs to auto", "--task", "rank", "--model", "als", "--budget", "5s")]
    [InlineData("The ranker ease reads no content of items", "--task", "rank", "--model", "ease", "--features", "text=none.features")]
    [InlineData("auto chooses parameters itself", "--task", "rank", "--set", "lambda=3")]
    public async Task What_does_not_go_together_is_told_before_files_are_read(string said, params string[] args)
    {
        var (code, _, error) = await Run(["train", "--data", Path.Combine(_folder, "none.csv"), .. args]);
        Assert.NotEqual(0, code);
        Assert.Contains(said, error.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_new_item_is_recommended_by_its_content_and_the_run_needs_no_features()
    {
        var (train, catalog, run) = (Path.Combine(_folder, "r.csv"), Path.Combine(_folder, "items.csv"), Path.Combine(_folder, "run"));
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllLinesAsync(
            train,
            ["user,item,rating", .. from user in Enumerable.Range(0, 40) from step in Enumerable.Range(0, 6)
                select $"u{user},{(user % 2 == 0 ? "a" : "b")}{(user + step) % 9},5"],
            cancellation);
        await File.WriteAllLinesAsync(
            catalog,
            ["item,title,category", .. from taste in new[] { "a", "b" } from item in Enumerable.Range(0, 9)
                select $"{taste}{item},Title {taste}{item},Taste {taste}"],
            cancellation);
        var (code, output, error) = await Run(
            "train", "--task", "rank", "--data", train, "--split", "cold-items", "--model", "two-tower", "--catalog", catalog, "--out", run,
            "--json");
        Assert.True(code == 0, error);
        var cold = JsonDocument.Parse(output).RootElement.GetProperty("byItemRows")[0];
        Assert.Equal("0", cold.GetProperty("of").GetString());
        Assert.True(cold.GetProperty("ndcg").GetProperty("estimate").GetDouble() > .5);
        (code, output, error) = await Run("recommend", "--run", run, "--user", "u0", "--top", "3", "--json");
        Assert.True(code == 0, error);
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("items").GetArrayLength());
    }

    /// <summary>Forty users who go round a circle of thirty items.</summary>
    private async Task<string> Sequences()
    {
        var path = Path.Combine(_folder, "sequences.txt");
        await File.WriteAllLinesAsync(
            path,
            Enumerable.Range(0, 40).Select(
                user => $"{user + 1} " + string.Join(' ', Enumerable.Range(0, 6 + (user % 3)).Select(step => (((user * 7) + step) % 30) + 1))),
            TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<(string Train, string Test, string Negatives)> Given()
    {
        var paths = (Train: Path.Combine(_folder, "a.train.rating"), Test: Path.Combine(_folder, "a.test.rating"), Negatives: Path.Combine(_folder, "a.test.negative"));
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllLinesAsync(
            paths.Train,
            from user in Enumerable.Range(0, 30) from step in Enumerable.Range(0, 6) select $"{user}\t{((user % 2) * 15) + ((user + step) % 15)}\t5\t{step}",
            cancellation);
        await File.WriteAllLinesAsync(
            paths.Test, Enumerable.Range(0, 30).Select(user => $"{user}\t{((user % 2) * 15) + ((user + 6) % 15)}\t5\t9"), cancellation);
        await File.WriteAllLinesAsync(
            paths.Negatives,
            Enumerable.Range(0, 30).Select(
                user => $"({user},{((user % 2) * 15) + ((user + 6) % 15)})\t"
                    + string.Join('\t', Enumerable.Range(0, 12).Select(i => (((user + 1) % 2) * 15) + i))),
            cancellation);
        return paths;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
