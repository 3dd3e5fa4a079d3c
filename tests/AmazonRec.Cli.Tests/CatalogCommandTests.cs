using System.Text.Json;

namespace AmazonRec.Cli.Tests;

public sealed class CatalogCommandTests : IDisposable
{
    private const string Metadata = """
        {"asin": "B1", "title": "One", "price": "$2.00"}
        {"asin": "B1", "title": "Uno", "brand": "Acme"}
        {"asin": "B2", "title": "<span class=\"x\""}
        {"asin": "B3", "title": "Three"}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_metadata_file_is_shown_with_what_its_items_have()
    {
        var (code, output, error) = await Run("data", "catalog", Write("meta.json", Metadata));
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "4 rows, 3 items", "1 rows are an item's second", "1 items have scraps of HTML", "of all items", "66.7" })
            Assert.Contains(part, output);
    }

    [Fact]
    public async Task With_ratings_it_is_shown_how_far_it_covers_them()
    {
        string[] line = [
            "data",
            "catalog",
            Write("meta.json", Metadata),
            "--only-items-of",
            Write("ratings.csv", "user,item,rating\nu,B1,5\nu,B0,4\nv,B0,3\n")];
        var (code, output, error) = await Run(line);
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "1 items that are rated", "2 rows are of items that nobody rated", "1 of 2 rated items are covered; 2 "
                + "ratings are of the 1 others" })
            Assert.Contains(part, output);

        var (_, json, _) = await Run([.. line, "--json"]);
        using var document = JsonDocument.Parse(json);
        Assert.Equal("json-lines", document.RootElement.GetProperty("report").GetProperty("format").GetString());
        var ratings = document.RootElement.GetProperty("ratings");
        Assert.Equal((1, 2), (ratings.GetProperty("matched").GetInt32(), ratings.GetProperty("unmatchedRatings").GetInt32()));
        Assert.Equal(1, ratings.GetProperty("coverage").GetProperty("price").GetInt32());
    }

    [Fact]
    public async Task A_bad_row_is_one_line_with_file_line_and_remedy()
    {
        var path = Write("meta.json", Metadata + "\n{\"asin\": ");
        var (code, output, error) = await Run("data", "catalog", path);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: {path}:5: broken JSON", error);
        Assert.Contains("--skip-bad-rows", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        (code, output, _) = await Run("data", "catalog", path, "--skip-bad-rows", "1");
        Assert.Equal(0, code);
        Assert.Contains("1 bad row was left out", output);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
