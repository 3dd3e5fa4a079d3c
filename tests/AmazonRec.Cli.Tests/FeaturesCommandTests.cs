using System.Text.Json;

namespace AmazonRec.Cli.Tests;

public sealed class FeaturesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Photos_become_features_and_features_a_page()
    {
        Assert.Equal(
            0,
            (
                await Run(
                    "data",
                    "synthesize",
                    "--out",
                    _folder,
                    "--users",
                    "60",
                    "--items",
                    "30",
                    "--ratings",
                    "400",
                    "--format",
                    "2023",
                    "--draw-pictures")).Code);
        var photos = Directory.EnumerateFiles(_folder, "*.png", SearchOption.AllDirectories).Select(Path.GetDirectoryName).First()!;
        var file = Path.Combine(_folder, "photos.features");
        string[] line = ["features", "images", photos, "--out", file, "--width", "8", "--centroids", "12"];
        var (code, output, error) = await Run(line);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "pictures have features", "8 numbers each", $"written: {file}" }) Assert.Contains(part, output);
        var (_, json, _) = await Run([.. line, "--json"]);
        using var document = JsonDocument.Parse(json);
        Assert.True(document.RootElement.GetProperty("reused").GetBoolean());

        var page = Path.Combine(_folder, "similar.html");
        (code, output, error) = await Run(
            "features", "similar", file, "--count", "2", "--neighbours", "3", "--images", photos, "--html", page);
        Assert.True(code == 0, error);
        Assert.Equal(2 * 4, output.Split('\n').Count(l => l.Length > 0 && !l.StartsWith("written", StringComparison.Ordinal)));
        var html = await File.ReadAllTextAsync(page);
        Assert.Equal(2 * 4, html.Split("src=\"data:image/png;base64,").Length - 1);
        Assert.Contains("img-src data:", html);
    }

    [Fact]
    public async Task A_folder_of_photos_is_learned_from_in_training_as_far_as_training_rows_name_them()
    {
        Assert.Equal(
            0,
            (
                await Run(
                    "data",
                    "synthesize",
                    "--out",
                    _folder,
                    "--users",
                    "60",
                    "--items",
                    "30",
                    "--ratings",
                    "400",
                    "--format",
                    "2023",
                    "--draw-pictures")).Code);
        var photos = Directory.EnumerateFiles(_folder, "*.png", SearchOption.AllDirectories).Select(Path.GetDirectoryName).First()!;
        var data = Directory.EnumerateFiles(_folder, "*.jsonl*", SearchOption.AllDirectories)
            .First(f => !Path.GetFileName(f).StartsWith("meta", StringComparison.Ordinal));
        string[] line = ["--data", data, "--model", "hybrid-text-image", "--branches", "dot,image", "--images", photos, "--cache", "none"];
        var run = Path.Combine(_folder, "run");
        var (code, output, error) = await Run(["train", .. line, "--epochs", "1", "--split", "cold-items", "--out", run]);
        Assert.True(code == 0, error);
        Assert.Contains("image: 30 of 30 items have it", output);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run, "run.json")));
        var input = Assert.Single(document.RootElement.GetProperty("input").GetProperty("features").EnumerateArray());
        Assert.Equal((photos, "image"), (input.GetProperty("file").GetString(), input.GetProperty("name").GetString()));
        var learned = int.Parse(input.GetProperty("origin").GetProperty("fitted on").GetString()!);
        Assert.InRange(learned, 15, 24); // of 30, a fifth of which are only tested
        Assert.Equal(16, input.GetProperty("fileHash").GetString()!.Length);

        (code, _, error) = await Run(["lr-find", .. line, "--steps", "20"]);
        Assert.True(code == 0, error);
    }

    [Theory]
    [InlineData("features images --help", "--centroids")]
    [InlineData("features similar --help", "--neighbours")]
    public async Task Help_shows_options_and_examples(string line, string part)
    {
        var (code, output, _) = await Run(line.Split(' '));
        Assert.Equal(0, code);
        Assert.Contains("Examples:", output);
        Assert.Contains(part, output);
        Assert.DoesNotContain("data images --photos", output);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_line()
    {
        var (code, _, error) = await Run("features", "images", Path.Combine(_folder, "none"), "--out", Path.Combine(_folder, "x"));
        Assert.Equal(1, code);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains("no such folder", error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
