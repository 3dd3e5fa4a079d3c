using System.Text.Json.Nodes;

namespace AmazonRec.Cli.Tests;

/// <summary>What train, compare and cross-validate do where no model is named, or auto is.</summary>
public sealed class AutoCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Train_without_a_model_makes_a_blend_that_answers()
    {
        var run = Path.Combine(_folder, "run");
        var (code, output, error) = await Run("train", "--data", await Data(), "--budget", "1s", "--out", run);
        Assert.True(code == 0, error);
        foreach (var word in new[] { "part of the blend", "blend without it", "candidates, chosen and weighed by", "auto is", "protocol: clean", "lists: by the ranker auto", "most popular" })
            Assert.Contains(word, output);
        var card = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(1, (double)card["input"]!["budget"]!);
        Assert.Null(card["options"]);
        Assert.Equal(("rank", "auto"), ((string)card["ranking"]!["task"]!, (string)card["ranking"]!["model"]!));
        var user = (string)JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(run, "vocabulary.json"), TestContext.Current.CancellationToken))!["users"]![0]!;
        (code, output, error) = await Run("recommend", "--run", run, "--user", user, "--top", "3", "--why");
        Assert.True(code == 0, error);
        Assert.Contains("average user and item", output);
        Assert.DoesNotContain("title", output); // there is no catalogue to have any from
        foreach (var why in output.Split('\n').Where(line => line.Contains("average user and item", StringComparison.Ordinal)))
        {
            var score = double.Parse(why.Split('=')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(score is > 5 or < 1, why.Contains("; shown as ", StringComparison.Ordinal));
        }

        var lists = new List<string>();
        foreach (var (by, words) in new[] { ("ranker", "what people choose"), ("stars", "predicted stars") })
        {
            (code, output, error) = await Run("recommend", "--run", run, "--user", user, "--by", by, "--json");
            Assert.True(code == 0, error);
            var list = JsonNode.Parse(output)!;
            Assert.Contains(words, (string)list["rankedBy"]!);
            lists.Add(string.Join(',', list["items"]!.AsArray().Select(item => (string)item!["item"]!["id"]!)));
        }

        Assert.NotEqual(lists[0], lists[1]);
        (code, output, error) = await Run("evaluate", "--run", run, "--resamples", "50");
        Assert.True(code == 0, error);
        Assert.Contains("against the stars of auto: NDCG@10", output);
        (code, output, error) = await Run("compare", run, "--resamples", "100");
        Assert.True(code == 0, error);
        Assert.Contains("(auto)", output);
    }

    [Theory]
    [InlineData("--budget 1s --ranker none", null, null)]
    [InlineData("--budget 1s --task rate", null, null)]
    [InlineData("--model svd --epochs 1", null, null)]
    [InlineData("--model svd --epochs 1 --ranker item-knn --set neighbours=5", "item-knn", null)]
    [InlineData("--budget 1s --validation 0", null, "there are no validation rows")]
    public async Task A_ranker_is_trained_beside_the_model_where_none_is_named_or_it_is_asked_for(string line, string? ranker, string? why)
    {
        var run = Path.Combine(_folder, "run");
        var (code, output, error) = await Run(["train", "--data", await Data(), "--out", run, "--json", .. line.Split(' ')]);
        Assert.True(code == 0, error);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(ranker, (string?)result["ranking"]?["model"]);
        Assert.Equal(ranker is not null, File.Exists(Path.Combine(run, "ranker.json")));
        if (why is null) Assert.Null(result["noRanking"]);
        else Assert.Contains(why, (string)result["noRanking"]!);
    }

    [Fact]
    public async Task A_ranker_that_is_asked_for_where_nothing_can_choose_it_is_refused_before_training()
    {
        var (code, _, error) = await Run(
            "train", "--data", await Data(), "--model", "svd", "--epochs", "1", "--ranker", "auto", "--validation", "0");
        Assert.NotEqual(0, code);
        Assert.Contains("No ranker can be trained on this split", error.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_catalogue_of_other_items_is_said_to_before_training_and_in_the_run()
    {
        var catalog = Path.Combine(_folder, "meta.json");
        await File.WriteAllTextAsync(
            catalog, """{"asin": "B00OTHER", "title": "Another product"}""" + "\n", TestContext.Current.CancellationToken);
        var (code, output, error) = await Run("train", "--data", await Data(), "--catalog", catalog, "--budget", "1s", "--json");
        Assert.True(code == 0, error);
        var told = JsonNode.Parse(output)!["input"]!["catalog"]!;
        Assert.Equal((40, 0), ((int)told["items"]!, (int)told["found"]!));
        foreach (var said in new[] { error.ReplaceLineEndings(" "), (string)told["note"]! })
        {
            Assert.Contains("0 of 40 items of the ratings are in the catalogue, which has 1 rows: its ids look like 'B00OTHER'", said);
            Assert.Contains("Name the column of its ids with --catalog-columns item=NAME", said);
        }
    }

    [Fact]
    public async Task A_catalogue_that_tells_nothing_of_the_items_is_said_to()
    {
        var data = await Data();
        var card = await Run("train", "--data", data, "--model", "svd", "--epochs", "1", "--out", Path.Combine(_folder, "ids"));
        Assert.True(card.Code == 0, card.Error);
        var ids = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(_folder, "ids", "vocabulary.json"), TestContext.Current.CancellationToken))!["items"]!;
        var catalog = Path.Combine(_folder, "titles.json");
        await File.WriteAllLinesAsync(
            catalog, ids.AsArray().Select(id => $$"""{"asin": "{{id}}", "title": "A product"}"""), TestContext.Current.CancellationToken);
        var (code, output, error) = await Run("train", "--data", data, "--catalog", catalog, "--budget", "1s");
        Assert.True(code == 0, error);
        Assert.Contains("budget 1 s of work; ", output);
        Assert.Contains("catalogue: 40 of 40 items found", output);
        Assert.Contains("note: trained without content. The catalogue says nothing", output.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Auto_is_one_of_the_models_of_a_leaderboard()
    {
        var (code, output, error) = await Run(
            "compare", "--data", await Data(), "--models", "auto,svd", "--folds", "2", "--budget", "1s", "--resamples", "100", "--json");
        Assert.True(code == 0, error);
        var json = JsonNode.Parse(output)!;
        Assert.Contains("auto", json["leaderboard"]!["lines"]!.AsArray().Select(line => (string)line!["name"]!));
        Assert.Contains("auto", json["models"]!.AsArray().Select(model => (string)model!["input"]!["model"]!));
    }

    [Theory]
    [InlineData("train --data x.csv --factors 3", "--factors belongs to a single model")]
    [InlineData("train --data x.csv --model auto --resume", "--resume belongs to a single model")]
    [InlineData("train --data x.csv --model AUTO --lr 0.1", "--lr belongs to a single model")]
    [InlineData("train --data x.csv --model svd --budget 3s", "--budget belongs to auto")]
    [InlineData("train --data x.csv --budget soon", "'soon' is none")]
    [InlineData("train --data x.csv --budget -3s", "'-3s' is none")]
    [InlineData("compare --data x.csv --models auto --epochs 3", "--epochs belongs to a single model")]
    [InlineData("tune --data x.csv --model auto", "auto is no single model")]
    [InlineData("train --data x.csv --model autoo", "Did you mean 'auto'?")]
    [InlineData("train --data x.csv --model best", "and auto, a blend of several")]
    public async Task What_does_not_go_with_it_is_refused_with_the_remedy(string line, string reason)
    {
        var (code, _, error) = await Run(line.Split(' '));
        Assert.NotEqual(0, code);
        Assert.Contains(reason, error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<string> Data()
    {
        var data = Path.Combine(_folder, "synthetic");
        await Run("data", "synthesize", "--out", data, "--users", "60", "--items", "40", "--ratings", "800");
        return Path.Combine(data, "synthetic_reviews.json.gz");
    }
}
