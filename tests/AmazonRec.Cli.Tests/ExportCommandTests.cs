using System.Text.Json;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_exported_in_every_form_and_told_of_in_a_record()
    {
        var (run, log) = (At("run"), At("runs.jsonl"));
        string[] train = [.. await Line(), "--model", "svd", "--epochs", "2", "--track", log];
        Assert.Equal(0, (await Run([.. train, "--out", run])).Code);
        var model = RunFolder.Load(run);

        foreach (var (form, last) in new[] { ("factors", "factors.json"), ("projector", "metadata.tsv"), ("onnx", "model.onnx") })
        {
            string[] line = ["export", form, "--run", run, "--out", At(form)];
            var (code, output, error) = await Run(line);
            Assert.True(code == 0, error);
            Assert.StartsWith($"{At(form)}: svd, ", output);
            Assert.True(File.Exists(Path.Combine(At(form), last)));
            (code, _, error) = await Run(line);
            Assert.Equal(1, code);
            Assert.Contains("add --force to replace it", error);
            (code, output, _) = await Run([.. line, "--force", "--json"]);
            Assert.Equal(0, code);
            Assert.Equal("svd", JsonDocument.Parse(output).RootElement.GetProperty("model").GetString());
        }

        Assert.Equal(model.Items.Ids, File.ReadLines(Path.Combine(At("factors"), "items.txt")));
        foreach (var form in new[] { "csv", "parquet" })
            Assert.Equal(0, (await Run("export", "predictions", "--run", run, "--out", At($"rows.{form}"))).Code);
        var (_, judged, _) = await Run("evaluate", "--predictions", At("rows.csv"), "--json", "--resamples", "100");
        var file = JsonDocument.Parse(judged).RootElement.GetProperty("evaluation").GetProperty("files")[0];
        Assert.Equal(RunFolder.ReadResult(run).Test.Rmse, file.GetProperty("metrics").GetProperty("rmse").GetDouble(), 1e-6);

        await File.WriteAllTextAsync(
            At("pairs.csv"), $"user,item\n{model.Users[0]},{model.Items[0]}\nstranger,{model.Items[0]}\n",
            TestContext.Current.CancellationToken);
        var (_, told, _) = await Run("export", "predictions", "--run", run, "--data", At("pairs.csv"), "--out", At("pairs.out.csv"));
        Assert.Contains("1 rows have no prediction", told);
        Assert.Equal("user,item,prediction", File.ReadLines(At("pairs.out.csv")).First());

        Assert.Equal(0, (await Run([.. train, "--seed", "3"])).Code);
        var runs = RunLog.Read(log, out var damaged);
        Assert.Empty(damaged);
        Assert.Equal([(0UL, run), (3UL, null)], runs.Select(tracked => (tracked.Seed, tracked.Folder)));
        Assert.Equal(RunFolder.ReadResult(run).Test.Rmse, runs[0].Metrics["rmse"]);
        Assert.Contains("--epochs", runs[0].Command);
        Assert.Equal(64, runs[0].DataSha256!.Length);
        Assert.True(File.ReadLines(log).Count(line => line.StartsWith("{\"event\":\"epoch\"", StringComparison.Ordinal)) >= 4);
        Assert.Contains("2 runs, newest first", (await Run("compare", log)).Output);
    }

    [Theory]
    [InlineData("--track runs.csv", "name a file that ends in .jsonl")]
    [InlineData("--tensorboard board", "--tensorboard shows the epochs of one model")]
    public async Task What_cannot_be_tracked_is_told_before_the_work(string options, string what)
    {
        var (code, _, error) = await Run([.. await Line(), .. options.Split(' ')]);
        Assert.Equal(1, code);
        Assert.Contains(what, error);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<string[]> Line()
    {
        var data = At("data");
        Assert.Equal(0, (await Run("data", "synthesize", "--out", data, "--users", "40", "--items", "20", "--ratings", "400")).Code);
        return ["train", "--data", Path.Combine(data, "synthetic_reviews.json.gz")];
    }
}
