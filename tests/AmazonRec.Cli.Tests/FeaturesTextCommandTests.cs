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
        foreach (var part in new[] { "2  title", "1  description", "1  category", "3 items with 8 numbers each", "200 passes" })
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
        var lines = Fifty('i');
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
    public async Task Metadata_and_reviews_may_be_read_together_and_the_published_rule_has_a_name()
    {
        var lines = Fifty('B');
        var (meta, reviews) = (Write("meta.json", Metadata), Write("reviews.json", string.Join('\n', lines)));
        string[] both = [
            "features", "text", "--catalog", meta, "--data", reviews, "--method", "tfidf", "--out", PathOf("f"), "--cache", "none"];
        var (code, output, error) = await Run([.. both, "--json"]);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(5, document.RootElement.GetProperty("items").GetInt32());
        var origin = FeatureMatrix.Load(PathOf("f")).Origin;
        Assert.Equal(
            ("training-reviews", "title, brand, category, description, review"), (origin["text-source"], origin["text-fields"]));
        Assert.True(origin.ContainsKey("text-split"));

        (code, output, error) = await Run(
            "features", "text", "--catalog", meta, "--field", "selling-points", "--method", "tfidf", "--out", PathOf("f"));
        Assert.True(code == 0, error);
        foreach (var part in new[] { "1  feature", "1  description", "1  category" }) Assert.Contains(part, output);
    }

    [Fact]
    public async Task Features_that_hardly_tell_items_apart_are_told_where_they_are_made_and_where_they_are_read()
    {
        var items = Enumerable.Range(0, 30).Select(n => $$"""{"asin": "i{{n:D2}}", "title": "gift card {{(n < 2 ? "red" : "")}}"}""");
        var ratings = Enumerable.Range(0, 300).Select(n => $"u{n % 20},i{n % 30:D2},{(n % 5) + 1},{n}");
        string[] make = ["features", "text", "--catalog", Write("meta.json", string.Join('\n', items)), "--out", PathOf("f")];
        var (code, output, error) = await Run([.. make, "--method", "tfidf", "--width", "3", "--json"]);
        Assert.Equal(0, code);
        Assert.StartsWith("warning: the features 'text' of 30 items", error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(output);
        var health = document.RootElement.GetProperty("health");
        Assert.InRange(health.GetProperty("meanCosine").GetDouble(), .9, 1);
        Assert.Equal(error.TrimEnd(), $"warning: {health.GetProperty("warning").GetString()}");

        (code, output, error) = await Run(
            "train", "--data", Write("r.csv", string.Join('\n', ratings)), "--model", "hybrid-text", "--hidden", "4", "--text", PathOf("f"),
            "--columns", "user,item,rating,time", "--epochs", "1", "--cache", "none", "--json");
        Assert.True(code == 0, error);
        Assert.Contains("warning: the features 'text' of 30 items", error);
        using var run = JsonDocument.Parse(output);
        var read = Assert.Single(run.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal("unit", read.GetProperty("scaling").GetString());
        Assert.Equal(health.GetProperty("directions").GetInt32(), read.GetProperty("health").GetProperty("directions").GetInt32());
    }

    [Fact]
    public async Task Features_of_reviews_are_refused_where_they_tell_what_is_to_be_predicted()
    {
        var lines = Fifty('i');
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
    [InlineData("--method tfidf", "--catalog FILE, with --data REVIEWS, or with both")]
    [InlineData("--catalog meta.json --data x --method tfidf", "x: no such file")]
    [InlineData("--catalog meta.json --data meta.json --method tfidf --field title", "--data is read for the field review")]
    [InlineData("--catalog meta.json --data meta.json --method tfidf --field review", "--catalog is read for other fields")]
    [InlineData("--catalog meta.json --method tfidf --field title,review", "Name them with --data")]
    [InlineData("--data meta.json --method tfidf --field brand", "Name them with --catalog")]
    [InlineData("--catalog meta.json --method tfidf --field title,name", "there is no field 'name'")]
    [InlineData("--catalog meta.json --method tfidf --field title,selling-points", "selling-points alone")]
    [InlineData("--catalog meta.json --method tfidf --field title,title", "stands twice")]
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

    /// <summary>Reviews of ten users and the items 1 to 5 of a letter, each of another word.</summary>
    private static IEnumerable<string> Fifty(char item) => Enumerable.Range(0, 50).Select(
        n =>
            $$"""{"reviewerID": "u{{n % 10}}", "asin": "{{item}}{{(n / 10) + 1}}", "overall": {{(n % 5) + 1}}"""
            + $$""", "unixReviewTime": {{n + 1}}, "reviewText": "word{{n}} common text"}""");

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
