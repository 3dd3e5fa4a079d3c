using System.Text.Json;
using AmazonRec.Features;

namespace AmazonRec.Cli.Tests;

public sealed class FeaturesTextCommandTests : IDisposable
{
    private const string Metadata = """
        {"asin": "B1", "title": "red guitar strings", "feature": ["Red strings for a guitar", "loud strings"]}
        {"asin": "B2", "title": "blue guitar", "description": ["<b>Blue</b> guitar with strings"]}
        {"asin": "B3", "category": ["Guitar", "Strings"]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Metadata_become_features_and_words_that_can_be_asked_about()
    {
        var (meta, features, vectors) = (Write("meta.json", Metadata), PathOf("f"), PathOf("w.txt"));
        var (code, output, error) = await Run(
            "features",
            "text",
            "--catalog",
            meta,
            "--method",
            "word2vec",
            "--width",
            "8",
            "--out",
            features,
            "--vectors-out",
            vectors,
            "--weights",
            "tfidf");
        Assert.True(code == 0, error);
        foreach (var part in new[] { "1  feature", "1  description", "1  category", "3 items with 8 numbers each", "words/s" })
            Assert.Contains(part, output);
        Assert.Equal((8, 3), (FeatureMatrix.Load(features).Width, FeatureMatrix.Load(features).Items.Count));

        (code, output, error) = await Run("features", "words", vectors, "guitar", "--count", "1");
        Assert.True(code == 0, error);
        Assert.Single(output.TrimEnd().Split('\n'));
        (code, _, error) = await Run("features", "words", vectors, "nowhere");
        Assert.Equal((1, "error: The word 'nowhere' has no vector here."), (code, error.TrimEnd()));

        (code, output, _) = await Run(
            "features", "text", "--catalog", meta, "--field", "title", "--method", "tfidf", "--width", "3", "--out", features, "--json");
        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(2, document.RootElement.GetProperty("items").GetInt32());
        Assert.Equal("catalogue", document.RootElement.GetProperty("origin").GetProperty("text-source").GetString());
    }

    [Fact]
    public async Task Reviews_are_read_of_the_rows_to_train_on_unless_the_leak_is_asked_for()
    {
        var lines = Enumerable.Range(0, 50).Select(n => $$"""{"reviewerID": "u{{n % 10}}", "asin": "i{{n / 10}}", "overall": {{(n % 5) + 1}}, "unixReviewTime": {{n + 1}}, "reviewText": "word{{n}} common text"}""");
        string[] line = [
            "features",
            "text",
            "--data",
            Write("reviews.json", string.Join('\n', lines)),
            "--method",
            "tfidf",
            "--out",
            PathOf("f"),
            "--cache",
            "none"];
        var (code, output, error) = await Run([.. line, "--split", "random", "--test", "0.2", "--validation", "0.1"]);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "35  training reviews", "15  held out" }) Assert.Contains(part, output);
        Assert.Equal("training-reviews", FeatureMatrix.Load(PathOf("f")).Origin["text-source"]);

        (code, output, _) = await Run([.. line, "--leaky"]);
        Assert.Equal(0, code);
        Assert.Contains("what a leak is worth", output);
        Assert.Equal("target-review", FeatureMatrix.Load(PathOf("f")).Origin["text-source"]);
    }

    [Fact]
    public async Task Features_of_reviews_are_refused_where_they_tell_what_is_to_be_predicted()
    {
        var lines = Enumerable.Range(0, 50).Select(n => $$"""{"reviewerID": "u{{n % 10}}", "asin": "i{{n / 10}}", "overall": {{(n % 5) + 1}}, "unixReviewTime": {{n + 1}}, "reviewText": "word{{n}} common text"}""");
        string[] data = ["--data", Write("reviews.json", string.Join('\n', lines)), "--cache", "none"];
        string[] make = ["features", "text", .. data, "--method", "tfidf", "--width", "4", "--out", PathOf("f")];
        string[] use = [.. data, "--model", "hybrid-text", "--hidden", "4", "--text", PathOf("f")];

        Assert.Equal(0, (await Run([.. make, "--split", "random", "--seed", "1"])).Code);
        foreach (var (seed, expected) in new[] { ("1", 0), ("2", 1) })
        {
            string[] split = ["--split", "random", "--seed", seed];
            foreach (var command in new[] { Train([.. use, .. split]), ["lr-find", .. use, .. split, "--steps", "20"] })
            {
                var (code, _, error) = await Run(command);
                Assert.True(code == expected, error);
                if (expected == 1) Assert.Contains("Make them anew with this split", error);
            }
        }

        Assert.Equal(0, (await Run([.. make, "--leaky"])).Code);
        foreach (
            var command in new[]
            {
                Train(use),
                ["lr-find", .. use, "--steps", "20"],
                ["cross-validate", .. use, "--folds", "2", "--epochs", "1"],
            })
        {
            var (code, _, error) = await Run(command);
            Assert.Equal(1, code);
            Assert.Contains("a model would read the answer", error);
        }

        static string[] Train(string[] options) => ["train", .. options, "--epochs", "1"];
    }

    [Theory]
    [InlineData("--method tfidf", "one of the two")]
    [InlineData("--catalog meta.json --data x --method tfidf", "one of the two")]
    [InlineData("--catalog meta.json --method tfidf --weights tfidf", "--weights has nothing to say")]
    [InlineData("--catalog meta.json --method word2vec --leaky", "--leaky is about reviews")]
    [InlineData("--catalog meta.json --method tfidf-svd --width 900", "Ask for fewer")]
    public async Task Wrong_use_is_one_line(string options, string part)
    {
        var meta = Write("meta.json", Metadata);
        var (code, _, error) = await Run(
            ["features", "text", "--out", PathOf("f"), .. options.Replace("meta.json", meta, StringComparison.Ordinal).Split(' ')]);
        Assert.Equal(1, code);
        Assert.Contains(part, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(PathOf("f")));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
