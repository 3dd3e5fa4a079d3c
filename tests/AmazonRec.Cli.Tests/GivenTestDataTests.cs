using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary>Test rows of a file of their own, sequences and attributes on the command line.</summary>
public sealed class GivenTestDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private readonly string _test;

    public GivenTestDataTests()
    {
        _train = _folder.Write("train.csv", Rows(0, 300));
        _test = _folder.Write("test.csv", Rows(299, 330)); // its first row is in both
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_reports_on_the_rows_of_the_second_file_and_evaluate_repeats_it()
    {
        var run = _folder.PathOf("run");
        var (code, output, error) = await Run([.. Line(), "--split", "leave-one-out", "--out", run]);
        Assert.True(code == 0, error);
        Assert.Contains("split: 280 training, 20 validation, 31 test rows (given, ", output);
        Assert.Contains("note: 1 of 31 test rows (3.2 %) have their user and item in the training file, too.", output);
        using var document = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal(_test, document.RootElement.GetProperty("input").GetProperty("split").GetProperty("testData").GetString());
        (code, output, error) = await Run("evaluate", "--run", run, "--resamples", "20", "--users", "5");
        Assert.True(code == 0, error);
        Assert.Contains("split: 280 training, 20 validation, 31 test rows (given, ", output);
    }

    [Theory]
    [InlineData("--test", "0.3")]
    [InlineData("--split-file", "x")]
    [InlineData("--save-split", "x")]
    public async Task What_divides_one_file_has_nothing_to_say_of_two(string option, string value)
    {
        var (code, _, error) = await Run([.. Line(), option, value]);
        Assert.Equal(1, code);
        Assert.Contains($"{option} has nothing to say where --test-data names the rows to report on", error);
    }

    [Fact]
    public async Task The_same_file_twice_and_one_that_is_not_there_are_refused()
    {
        Assert.Contains("name the same file", (await Run("train", "--data", _train, "--test-data", _train, "--model", "svd")).Error);
        Assert.Contains("no such file", (await Run("train", "--data", _train, "--test-data", _folder.PathOf("no"), "--model", "svd")).Error);
    }

    [Fact]
    public async Task Inspect_shows_of_sequences_that_they_tell_an_order_only()
    {
        var file = _folder.Write(
            "s.txt",
            string.Concat(Enumerable.Range(1, 40).Select(user => string.Join(' ', Enumerable.Range(user, 5 + (user * 7 % 11))) + "\n")));
        var page = _folder.PathOf("s.html");
        var (code, output, error) = await Run("data", "inspect", file, "--html", page, "--cache", "none");
        Assert.True(code == 0, error);
        Assert.Contains("times: order only", output);
        Assert.DoesNotContain("1970", output + await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        (_, output, _) = await Run("data", "inspect", file, "--columns", "user,items", "--json", "--cache", "none");
        Assert.Contains("\"timeIsOrder\": true", output);
    }

    [Fact]
    public async Task Attributes_become_features()
    {
        var file = _folder.Write("a.json", """{"i1": [1, 2], "i2": [1], "i3": [3]}""");
        var (code, output, error) = await Run(
            "features", "import", file, "--name", "attributes", "--out", _folder.PathOf("a.features"), "--min-items", "2");
        Assert.True(code == 0, error);
        Assert.Contains("attributes (JSON), 3 rows of 1 numbers", output);
        Assert.Contains("1 items have none of what is kept, and are left out", output);
        Assert.Contains("--min-items takes a number from 1", (await Run(
            "features", "import", file, "--name", "attributes", "--out", _folder.PathOf("a.features"), "--min-items", "0")).Error);
    }

    private static string Rows(int from, int to) => "user,item,rating,timestamp\n" + string.Concat(
        Enumerable.Range(from, to - from).Select(i => $"u{i % 20},i{i * 7 % 41},{1 + (i * 3 % 5)},{1400000000 + i}\n"));

    private string[] Line() => ["train", "--data", _train, "--test-data", _test, "--model", "biased-mf", "--factors", "2", "--epochs", "1"];

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
