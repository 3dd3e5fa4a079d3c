using System.Text.Json;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Tests;

public sealed class RecommendCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_asked_for_lists_similar_items_and_predictions()
    {
        var run = await Train();
        var model = RunFolder.Load(run);
        var (user, item) = (model.Users[0], model.Items[0]);

        var (code, output, error) = await Run("recommend", "--run", run, "--user", user, "--top", "4", "--why");
        Assert.True(code == 0, error);
        foreach (var part in new[] { user, "training rating", "stars", "average user and item", " item" }) Assert.Contains(part, output);
        Assert.InRange(output.IndexOf($"{user} has rated ", StringComparison.Ordinal), 0, output.IndexOf("1. ", StringComparison.Ordinal));
        Assert.Contains("brand", output, StringComparison.Ordinal);

        (_, output, _) = await Run("recommend", "--run", run, "--rated", $"{item}=5", "--top", "3", "--json");
        var list = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("folded-in", 3), (list.GetProperty("source").GetString(), list.GetProperty("items").GetArrayLength()));
        Assert.NotEqual("", list.GetProperty("items")[0].GetProperty("item").GetProperty("title").GetString());

        (code, output, _) = await Run("similar", "--run", run, "--item", item, "--top", "2");
        Assert.Equal(0, code);
        Assert.Contains($"like {item}", output);
        (code, _, error) = await Run("similar", "--run", run, "--item", "99999");
        Assert.Equal(1, code);
        Assert.Contains("There is no item '99999' in this run.", error);
        Assert.Contains("vocabulary.json; amazonrec serve finds them by title", error);

        (code, _, error) = await Run("similar", "--run", run, "--item", item, "--by", "factor");
        Assert.Equal(1, code);
        Assert.StartsWith("error: --by: 'factor' is none of factors, content. Did you mean 'factors'?", error);

        (_, output, _) = await Run("predict", "--run", run, "--user", user, "--item", item, "--json");
        Assert.InRange(JsonDocument.Parse(output).RootElement.GetProperty("prediction").GetProperty("stars").GetSingle(), 1, 5);

        (code, _, error) = await Run("recommend", "--run", run, "--user", user + "x");
        Assert.Equal(1, code);
        Assert.Contains($"Did you mean {user}", error);

        (_, output, _) = await Run("recommend", "--run", run, "--rated", $"\"{item}\"=5", "--rated", $"{model.Items[1]}=1", "--json");
        Assert.DoesNotContain(
            item,
            JsonDocument.Parse(output).RootElement.GetProperty("items").EnumerateArray()
                .Select(i => i.GetProperty("item").GetProperty("id").GetString()));
        Assert.DoesNotContain(
            model.Items[1],
            JsonDocument.Parse(output).RootElement.GetProperty("items").EnumerateArray()
                .Select(i => i.GetProperty("item").GetProperty("id").GetString()));

        foreach (
            var wrong in new[] { "recommend", $"recommend --user {user} --rated {item}=5", $"recommend --user {user} --out a.csv", "recommend --all", $"recommend --all --user {user} --out a.csv", "recommend --all --out a.txt" })
        {
            (code, _, error) = await Run([wrong.Split(' ')[0], "--run", run, .. wrong.Split(' ')[1..]]);
            Assert.Equal(1, code);
            Assert.StartsWith("error: ", error);
        }
    }

    [Fact]
    public async Task Similar_items_are_listed_by_each_content_of_a_run_and_by_all()
    {
        var (data, run) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "run"));
        await Run("data", "synthesize", "--out", data, "--users", "80", "--items", "30", "--ratings", "700");
        var (reviews, meta) = (Path.Combine(data, "synthetic_reviews.json.gz"), Path.Combine(data, "synthetic_meta.json.gz"));
        var (text, title) = (Path.Combine(_folder, "text.features"), Path.Combine(_folder, "title.features"));
        await Run("features", "text", "--catalog", meta, "--method", "tfidf", "--width", "8", "--out", text);
        await Run("features", "text", "--catalog", meta, "--field", "title", "--method", "tfidf", "--width", "6", "--out", title);
        var (code, _, error) = await Run(
            "train", "--data", reviews, "--model", "biased-mf-content", "--factors", "4", "--epochs", "1", "--text", text,
            "--features", $"title={title}", "--out", run);
        Assert.True(code == 0, error);
        var item = RunFolder.Load(run).Items[0];

        foreach (var by in new[] { "text", "title", "content" })
        {
            (code, var output, error) = await Run("similar", "--run", run, "--item", item, "--by", by, "--top", "3", "--json");
            Assert.True(code == 0, error);
            var list = JsonDocument.Parse(output).RootElement;
            Assert.Equal(
                ("content", 3, 0),
                (
                    list.GetProperty("space").GetString(), list.GetProperty("similar").GetArrayLength(),
                    list.GetProperty("minRatings").GetInt32()));
            Assert.Equal(by == "content" ? null : by, list.TryGetProperty("content", out var one) ? one.GetString() : null);
        }

        (_, var table, _) = await Run("similar", "--run", run, "--item", item, "--by", "title", "--top", "3");
        Assert.Contains(", by title:", table);
        (code, _, error) = await Run("similar", "--run", run, "--item", item, "--by", "titel");
        Assert.Equal(1, code);
        Assert.StartsWith("error: --by: 'titel' is none of factors, content, ", error);
        Assert.Contains("Did you mean 'title'?", error);
    }

    [Fact]
    public async Task All_users_go_into_a_file()
    {
        var run = await Train();
        var path = Path.Combine(_folder, "lists.csv");
        var (code, output, error) = await Run("recommend", "--run", run, "--all", "--out", path, "--top", "2");
        Assert.True(code == 0, error);
        Assert.Contains($"written: {path}", output);
        Assert.Equal(1 + (2 * RunFolder.Load(run).Users.Count), File.ReadLines(path).Count());
    }

    private async Task<string> Train()
    {
        var (data, run) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "run"));
        await Run("data", "synthesize", "--out", data, "--users", "120", "--items", "60", "--ratings", "1500");
        var (code, _, error) = await Run(
            "train", "--data", Path.Combine(data, "synthetic_reviews.json.gz"), "--catalog", Path.Combine(data, "synthetic_meta.json.gz"),
            "--model", "biased-mf", "--factors", "4", "--epochs", "2", "--out", run);
        Assert.True(code == 0, error);
        return run;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
