using System.Text.Json;

namespace AmazonRec.Cli.Tests;

/// <summary>Lists and predictions of other tools through the command line.</summary>
public sealed class EvaluateGivenCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lists_are_judged_and_compared()
    {
        var truth = Write("truth.csv", "user,item,rating\na,p,5\na,q,2\nb,q,4\nc,p,1\n");
        var (ours, theirs) = (Write("ours.csv", "user,item,rank\na,p,1\nb,q,1\n"), Write("theirs.csv", "a,x,.9\na,p,.1\n"));
        var (code, output, error) = await Run("evaluate", "--lists", ours, theirs, "--truth", truth, "--k", "1,2");
        Assert.True(code == 0, error);
        foreach (
            var part in new[]
            {
                "relevant: a rating of 4 or more, 2 items of 2 users", "NDCG@1", "MAP@2 over all relevant", "hit rate@2", "coverage",
                "without --train, novelty and popularity are left out", "ordered by rank", "ordered by score", "taken for a score",
                "theirs.csv: users without a list: 1; each counts as 0", "NDCG@k = sum of 1 / log2(place + 1)", "p, Holm",
                "p values are adjusted for 2 comparisons",
            })
            Assert.Contains(part, output);

        var train = Write("train.csv", "user,item\na,x\nb,p\n");
        (code, output, error) = await Run(
            "evaluate", "--lists", ours, "--lists", theirs, "--truth", truth, "--train", train, "--k", "1,2", "--relevant", "all", "--gain",
            "rating", "--json");
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        var evaluation = document.RootElement.GetProperty("evaluation");
        Assert.Equal((3, "rating"), (evaluation.GetProperty("usersJudged").GetInt32(), evaluation.GetProperty("gain").GetString()));
        var at = evaluation.GetProperty("lists")[0].GetProperty("at")[1];
        var a = 31 / (31 + (3 / Math.Log2(3)));
        Assert.Equal((a + 1) / 3, at.GetProperty("mean").GetProperty("ndcg").GetDouble(), 1e-12);
        Assert.Equal((a + 1) / 3, at.GetProperty("intervals").GetProperty("ndcg").GetProperty("estimate").GetDouble(), 1e-12);
        Assert.Equal(2, evaluation.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public async Task Predictions_are_judged_and_compared()
    {
        var ours = Write("ours.csv", "user,item,rating,prediction\na,p,5,4\na,q,1,2\nb,p,3,3\n");
        var theirs = Write("theirs.csv", "user,item,rating,prediction\nb,p,3,5\na,p,5,5\na,q,1,1\n");
        var (code, output, error) = await Run("evaluate", "--predictions", ours, theirs);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "predictions of 3 ratings of 2 users", "RMSE", "0.8165", "theirs.csv less", "p, Holm" })
            Assert.Contains(part, output);
        (_, output, _) = await Run("evaluate", "--predictions", ours, theirs, "--json");
        using var document = JsonDocument.Parse(output);
        Assert.Equal(
            Math.Sqrt(2 / 3.0),
            document.RootElement.GetProperty("evaluation").GetProperty("files")[0].GetProperty("metrics").GetProperty("rmse").GetDouble(),
            1e-12);
    }

    [Theory]
    [InlineData("", "Nothing to evaluate. Name a run (--run runs/mf), lists")]
    [InlineData("--lists L", "--lists needs --truth FILE")]
    [InlineData("--lists L --truth T --run R", "judged one at a time")]
    [InlineData("--lists L --truth T --users 5", "--users belongs to a run (--run)")]
    [InlineData("--run R --truth T", "--truth belongs to --lists")]
    [InlineData("--predictions L --gain rating", "--gain belongs to lists (--lists)")]
    [InlineData("--predictions L --relevant 3", "--relevant belongs to --run or --lists")]
    [InlineData("--lists L --truth T --relevant many", "--relevant takes a rating, such as 4, or all; 'many' is neither")]
    [InlineData("--lists L --truth T --gain stars", "'stars' is none of binary, rating")]
    [InlineData("--lists L --truth missing.csv", "missing.csv")]
    [InlineData("--lists L L --truth T", "is named twice")]
    public async Task What_goes_wrong_is_said_with_a_remedy(string options, string part)
    {
        Write("L", "user,item\na,p\n");
        Write("T", "user,item,rating\na,p,5\n");
        var (code, output, error) = await Run(
            [
                "evaluate",
                .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => word is "L" or "T" or "R" ? Path.Combine(_folder, word) : word),
            ]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(part, error);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
