using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Data.Coded;

namespace AmazonRec.Cli.Tests;

/// <summary>Training on rows that stay on disk.</summary>
public sealed class StoredRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public StoredRowsTests() => CodedRows.Write(
        Ratings.FromRows(
            Enumerable.Range(0, 3000).Select(i => ($"u{i * 7919 % 211}", $"i{i * 104729 % 97}", 1f + (i * 31 % 211 % 5), 1_000_000_000L))),
        Data);

    private string Data => Path.Combine(_folder, "a.rows");

    private string Run => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_trained_written_and_evaluated_on_the_same_rows()
    {
        using var trained = JsonDocument.Parse(
            await Good("train", "--data", Data, "--model", "svd", "--factors", "4", "--epochs", "2", "--out", Run, "--json"));
        var root = trained.RootElement;
        Assert.Equal(
            3000, root.GetProperty("trainRows").GetInt64() + root.GetProperty("validationRows").GetInt64()
                + root.GetProperty("testRows").GetInt64());
        Assert.StartsWith("shuffled by block and row", root.GetProperty("order").GetString(), StringComparison.Ordinal);
        Assert.Equal("random by row number", root.GetProperty("splitMethod").GetString());
        var rmse = root.GetProperty("metrics").GetProperty("svd").GetProperty("rmse").GetDouble();
        Assert.Equal(
            ["cold-start.safetensors", "model.json", "run.json", "vocabulary.safetensors", "weights.safetensors"],
            Directory.GetFiles(Run).Select(Path.GetFileName).Order());
        Assert.False(File.Exists($"{Run}.checkpoint.safetensors"));
        using var evaluated = JsonDocument.Parse(await Good("evaluate", "--run", Run, "--json"));
        Assert.Equal(rmse, evaluated.RootElement.GetProperty("metrics").GetProperty("svd").GetProperty("rmse").GetDouble(), 1e-6);
        Assert.Contains("two-pass-bias", await Good("evaluate", "--run", Run), StringComparison.Ordinal);
        Assert.Contains("which has errors alone", await Failed("compare", Run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_answers_like_any_other_from_the_rows_that_it_names()
    {
        await Good("train", "--data", Data, "--model", "biased-mf", "--factors", "4", "--epochs", "2", "--out", Run);
        using var list = JsonDocument.Parse(await Good("recommend", "--run", Run, "--user", "u1", "--top", "90", "--json"));
        var rated = RowsOf(RowPart.Train).Concat(RowsOf(RowPart.Validation)).Where(row => row.User == "u1").Select(row => row.Item).ToHashSet();
        var listed = list.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("item").GetProperty("id").GetString()).ToArray();
        Assert.Equal(97 - rated.Count, listed.Length); // of 97 items
        Assert.Empty(listed.Intersect(rated));
        var (lists, predictions) = (Path.Combine(_folder, "lists.csv"), Path.Combine(_folder, "predictions.csv"));
        await Good("recommend", "--run", Run, "--all", "--out", lists);
        Assert.StartsWith("user,rank,item,stars", await File.ReadAllTextAsync(lists, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Good("export", "predictions", "--run", Run, "--out", predictions);
        Assert.Equal(RowsOf(RowPart.Test).Length + 1, File.ReadLines(predictions).Count());
        await Good("export", "factors", "--run", Run, "--out", Path.Combine(_folder, "factors"));
        Assert.Contains("by factors", await Good("similar", "--run", Run, "--item", "i5"), StringComparison.Ordinal);
        Assert.Contains("vocabulary.safetensors", await Failed("similar", "--run", Run, "--item", "x"), StringComparison.Ordinal);
        Assert.Contains("stars by u1", await Good("predict", "--run", Run, "--user", "u1", "--item", "i5"), StringComparison.Ordinal);
    }

    private (string User, string Item)[] RowsOf(RowPart part)
    {
        using var rows = CodedRows.Open(Data);
        var (block, users, items) = (rows.NewBlock(), rows.ReadUsers(), rows.ReadItems());
        rows.Read(0, block); // there is one
        new RowDraw(.2, .1).Keep(part, block);
        return [.. Enumerable.Range(0, block.Count).Select(row => (users[block.User[row]], items[block.Item[row]]))];
    }

    [Fact]
    public async Task A_run_whose_rows_are_gone_or_others_is_not_evaluated()
    {
        await Good("train", "--data", Data, "--model", "svd", "--factors", "4", "--epochs", "1", "--out", Run);
        CodedRows.Write(Ratings.FromRows([("a", "b", 3, 1), ("c", "d", 4, 2)]), Data);
        Assert.Contains("does not hold the rows", await Failed("evaluate", "--run", Run), StringComparison.Ordinal);
        File.Delete(Data);
        foreach (var command in new[] { "evaluate", "recommend" })
            Assert.Contains(
                "is not there", await Failed([command, "--run", Run, .. command == "evaluate" ? [] : new[] { "--user", "u1" }]),
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model has to be named", "train", "--data", "DATA")]
    [InlineData("--split random", "train", "--data", "DATA", "--model", "svd", "--split", "time")]
    [InlineData("--min-user-ratings has nothing to say", "train", "--data", "DATA", "--model", "svd", "--min-user-ratings", "3")]
    [InlineData("--catalog has nothing to say about rows on disk, which train", "train", "--data", "DATA", "--model", "svd", "--catalog", "x")]
    [InlineData("implicit feedback", "train", "--data", "DATA", "--model", "svdpp")]
    [InlineData("Gibbs sampling", "train", "--data", "DATA", "--model", "bayesian-mf")]
    public async Task What_needs_rows_in_memory_is_refused_with_a_remedy(string words, params string[] line)
    {
        var error = await Failed([.. line.Select(word => word == "DATA" ? Data : word)]);
        Assert.Contains(words.Replace("--model has to", "a model has to", StringComparison.Ordinal), error, StringComparison.Ordinal);
        Assert.Contains("--in-memory", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_read_into_memory_where_that_is_asked_for() => Assert.Contains(
        "(random, ",
        await Good("train", "--data", Data, "--in-memory", "--model", "svd", "--factors", "4", "--epochs", "1"),
        StringComparison.Ordinal);

    private static async Task<string> Good(params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(await CommandLine.RunAsync(line, output, error) == 0, error.ToString());
        return output.ToString();
    }

    private static async Task<string> Failed(params string[] line)
    {
        using var error = new StringWriter();
        Assert.NotEqual(0, await CommandLine.RunAsync(line, TextWriter.Null, error));
        return error.ToString().ReplaceLineEndings(" ");
    }
}
