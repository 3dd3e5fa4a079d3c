using System.Globalization;
using System.Text.Json;

namespace AmazonRec.Cli.Tests;

/// <summary>Data on which numbers are not defined: they show as a dash, or as a sentence, and as null in JSON.</summary>
public sealed class DegenerateDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("svd", 4)]
    [InlineData("dot-mf", 3)]
    public async Task Where_all_ratings_are_equal_there_is_nothing_to_learn(string model, float stars)
    {
        var output = await Good("train", "--data", Rows((_, _) => stars), "--model", model, "--epochs", "2");
        Assert.Contains("The baseline tuned-bias has RMSE 0: all ratings are equal, nothing to learn.", output);
        Defined(output);
    }

    [Fact]
    public async Task A_baseline_that_is_never_wrong_is_named_as_such()
    {
        var output = await Good("train", "--data", Rows((user, _) => 1 + (user % 5)), "--model", "svd", "--epochs", "2");
        Assert.Contains(
            "The baseline user-mean has RMSE 0: it predicts every test row exactly, and no model can be better. svd has RMSE ", output);
        Defined(output);
    }

    [Theory]
    [InlineData("data inspect {data}")]
    [InlineData("data inspect {equal}")]
    [InlineData("train --data {data} --model svd --epochs 2 --test 0.006")] // one test row
    [InlineData("train --data {one} --model svd --epochs 2")]
    [InlineData("train --data {one} --model biased-mf --epochs 2")]
    [InlineData("cross-validate --data {equal} --model svd --epochs 2 --folds 3 --resamples 20")]
    [InlineData("cross-validate --data {one} --model svd --epochs 2 --folds 3 --resamples 20")]
    public async Task No_number_is_shown_that_is_none(string line)
    {
        var (data, equal, one) = (
            Rows((user, item) => 1 + (((user * 7) + (item * 3)) % 5)),
            Rows((_, _) => 5, "equal"),
            Rows((_, item) => 1 + (item % 5), "one", users: 1));
        string[] arguments = [
            .. line.Split(' ').Select(word => word.Replace("{data}", data).Replace("{equal}", equal).Replace("{one}", one))];
        Defined(await Good(arguments));
        using var document = JsonDocument.Parse(await Good([.. arguments, "--json"])); // Infinity and NaN are no JSON
    }

    [Fact]
    public async Task A_file_without_copies_has_one_column_of_baselines()
    {
        var data = Rows((user, item) => 1 + (((user * 7) + (item * 3)) % 5));
        var output = await Good("data", "inspect", data);
        Assert.Matches(@"RMSE +random split *\r?\n", output);
        Assert.DoesNotContain("copies together", output);
        File.AppendAllText(data, "u0,i0,3\n");
        Assert.Matches(@"RMSE +random split +copies together +each text once *\r?\n", await Good("data", "inspect", data));
    }

    [Fact]
    public async Task Constant_predictions_have_no_correlation_a_dash_on_the_screen_and_null_in_json()
    {
        var run = Path.Combine(_folder, "run");
        string[] line = ["train", "--data", Rows((_, _) => 4), "--model", "svd", "--epochs", "2"];
        Assert.Matches(@"global-mean +0\.0000 +0\.0000 +- +- +-", await Good([.. line, "--out", run]));
        using var document = JsonDocument.Parse(await Good([.. line, "--json"]));
        var mean = document.RootElement.GetProperty("baselines").GetProperty("global-mean");
        foreach (var name in new[] { "pearson", "spearman", "r2" }) Assert.Equal(JsonValueKind.Null, mean.GetProperty(name).ValueKind);
        Defined(await Good("evaluate", "--run", run, "--resamples", "20"));
    }

    private static void Defined(string output)
    {
        foreach (var none in new[] { "NaN", "Infinity", "∞" }) Assert.DoesNotContain(none, output);
    }

    private static async Task<string> Good(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(await CommandLine.RunAsync(arguments, output, error) == 0, error.ToString());
        return output.ToString();
    }

    private string Rows(Func<int, int, float> stars, string name = "data", int users = 12)
    {
        var path = Path.Combine(_folder, $"{name}.csv");
        var rows = Enumerable.Range(0, users)
            .SelectMany(
                user =>
                    Enumerable.Range(0, 15).Select(item => $"u{user},i{item},{stars(user, item).ToString(CultureInfo.InvariantCulture)}"));
        File.WriteAllText(path, $"user,item,rating\n{string.Join('\n', rows)}\n");
        return path;
    }
}
