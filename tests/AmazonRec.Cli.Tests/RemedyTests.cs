using AmazonRec.Cli.Terminal;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Tests;

/// <summary>What the commands advise where they can't do, or can hardly do, what was asked.</summary>
public sealed class RemedyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_item_that_is_given_twice_with_different_stars_is_refused()
    {
        var run = await Train();
        var item = RunFolder.Load(run).Items[0];
        Assert.Contains(
            $"error: The item {item} is rated more than once, with 5 and 1 stars. Give one rating of each item.",
            await Failed("recommend", "--run", run, "--rated", $"{item}=5,{item}=1"));
        Assert.Contains("from 1 given rating", await Good("recommend", "--run", run, "--rated", $"{item}=5,{item}=5"));
    }

    [Fact]
    public async Task What_a_run_does_not_know_is_told_with_what_to_do()
    {
        var run = await Train();
        var model = RunFolder.Load(run);
        Assert.Contains(
            "give a few ratings in place of --user: --rated ITEM=STARS", await Failed("recommend", "--run", run, "--user", "nobody"));
        Assert.Contains(
            "give a few ratings in place of --user", await Failed("predict", "--run", run, "--user", "nobody", "--item", model.Items[0]));
        Assert.Contains(
            "reads no content, so nothing can be said of an item",
            await Failed("predict", "--run", run, "--user", model.Users[0], "--item", "nothing"));
        Assert.Contains("Leave out of --rated what the run does not know", await Failed("recommend", "--run", run, "--rated", "nothing=5"));
    }

    [Fact]
    public async Task A_run_that_reads_content_asks_for_that_of_an_unknown_item_and_says_where_it_was_not()
    {
        var run = Path.Combine(_folder, "hybrid");
        var data = await Data();
        string[] items = [.. AmazonRec.Data.Ratings.Read(data).Items.Ids];
        var (vectors, ids, features) = (
            Path.Combine(_folder, "text.npy"), Path.Combine(_folder, "ids.txt"), Path.Combine(_folder, "text.features"));
        var head = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({items.Length}, 2), }}".PadRight(117) + "\n";
        var numbers = items.SelectMany((_, n) => new[] { BitConverter.GetBytes((float)(n % 7)), BitConverter.GetBytes((float)(n % 3)) })
            .SelectMany(number => number);
        await File.WriteAllBytesAsync(
            vectors,
            [0x93, .. "NUMPY"u8, 1, 0, (byte)head.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(head), .. numbers],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(ids, items, TestContext.Current.CancellationToken);
        await Good("features", "import", vectors, "--ids", ids, "--name", "text", "--out", features);
        await Good(
            "train",
            "--data",
            data,
            "--model",
            "hybrid-text",
            "--text",
            features,
            "--factors",
            "2",
            "--hidden",
            "4",
            "--epochs",
            "1",
            "--out",
            run);
        Assert.Contains(
            "give that of the item with --features text=FILE.", await Failed("predict", "--run", run, "--rated", "", "--item", "nothing"));
        Assert.Contains(
            "There is no item 'nothing' in the file of the features 'text', nor in this run.",
            await Failed("predict", "--run", run, "--rated", "", "--item", "nothing", "--features", $"text={features}"));
    }

    [Fact]
    public async Task Too_few_rows_name_the_file_and_that_validation_rows_can_be_done_without()
    {
        var file = Path.Combine(_folder, "few.csv");
        await File.WriteAllTextAsync(file, "user,item,rating\nu,i,3\nu,j,4\n", TestContext.Current.CancellationToken);
        var error = await Failed("train", "--data", file, "--model", "svd");
        Assert.Contains($"error: {file}: 2 rows are too few", error);
        Assert.Contains("--validation 0", error);
    }

    [Fact]
    public async Task Who_ends_behind_the_baseline_while_the_loss_still_falls_is_told_to_go_on()
    {
        var output = await Good(
            "train", "--data", await Data(), "--model", "dot-mf", "--recipe", "published", "--epochs", "2", "--validation", "0");
        Assert.Contains("worse in RMSE than the baseline", output);
        Assert.Contains("hint: the loss was still falling at the last epoch: try --epochs 4.", output);
    }

    [Fact]
    public async Task A_search_that_ends_behind_the_baseline_says_so_and_what_to_do()
    {
        var output = await Good("tune", "--data", await Data(), "--model", "dot-mf", "--trials", "2");
        Assert.Matches(@"tuned-bias has [0-9.]+ on the same rows, so it is [0-9.]+ % worse\.", output);
        Assert.Contains("No trial of this space reaches tuned-bias: more trials (--trials 8), another --space", output);
        Assert.DoesNotMatch(@"\dE\+\d", output);
    }

    [Fact]
    public async Task Lists_of_items_that_training_never_saw_are_explained()
    {
        var run = Path.Combine(_folder, "cold");
        var output = await Good("train", "--data", await Data(), "--model", "svd", "--split", "cold-items", "--epochs", "1", "--out", run);
        Assert.Matches(@"cold rows: of [0-9,]+ test rows, [0-9,]+ have an item without training ratings", output);
        Assert.Contains(
            "None of the relevant test items has a training rating, so",
            await Good("evaluate", "--run", run, "--resamples", "20", "--users", "5"));
    }

    private async Task<string> Data()
    {
        var data = Path.Combine(_folder, "data");
        if (!Directory.Exists(data))
            await Good("data", "synthesize", "--out", data, "--users", "120", "--items", "60", "--ratings", "1500");
        return Path.Combine(data, "synthetic_reviews.json.gz");
    }

    private async Task<string> Train()
    {
        var run = Path.Combine(_folder, "run");
        await Good("train", "--data", await Data(), "--model", "svd", "--factors", "4", "--epochs", "2", "--out", run);
        return run;
    }

    private static async Task<string> Good(params string[] args)
    {
        var (code, output, error) = await Run(args);
        Assert.True(code == 0, error);
        return output;
    }

    private static async Task<string> Failed(params string[] args)
    {
        var (code, _, error) = await Run(args);
        Assert.Equal(ExitCode.Failed, code);
        return error;
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
