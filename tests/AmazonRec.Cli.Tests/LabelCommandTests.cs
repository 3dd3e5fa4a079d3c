using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary><c>features similar --label</c>.</summary>
public sealed class LabelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Features_are_compared_by_labels_with_copies_and_without()
    {
        var (good, bad, labels) = (Features("good", even: 0, odd: 1), Features("bad", even: 0, odd: 0), Products());

        var (code, output, error) = await Run("features", "similar", bad, good, "--label", $"{labels}:type", "--neighbours", "3");

        Assert.True(code == 0, error);
        foreach (var part in new[]
        {
            "bad.features: 20 of 21 items have a label", "1 of 20 items are copies (the same numbers in every file); 19 remain",
            "times the first", "with copies", "by chance 0.", "even", "odd",
        })
            Assert.Contains(part, output);

        (code, output, error) = await Run(
            "features", "similar", bad, good, "--label", $"{labels}:type", "--neighbours", "3", "--copies-by", "title", "--json");
        Assert.True(code == 0, error);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ("type", "the same title", 20, 18),
            (
                answer.GetProperty("label").GetString(), answer.GetProperty("copies").GetString(), answer.GetProperty("items").GetInt32(),
                answer.GetProperty("distinct").GetInt32()));
        var better = answer.GetProperty("files")[1].GetProperty("withoutCopies");
        Assert.Equal(1, better.GetProperty("share").GetProperty("estimate").GetDouble());
        Assert.True(better.GetProperty("times").GetProperty("estimate").GetDouble() > 1);
        Assert.Equal(20, answer.GetProperty("files")[1].GetProperty("withCopies").GetProperty("items").GetInt32());
    }

    [Theory]
    [InlineData("F F", "Several files of features are compared by labels. Name them with --label FILE:COLUMN.")]
    [InlineData("F --copies-by title", "--copies-by is about labels.")]
    [InlineData("F --label L:type --item i00", "--item is about items to show, and --label measures all of them.")]
    [InlineData("F --label products", "--label: 'products' names no column.")]
    [InlineData("F --label L:kind", "L:1: there are the names asin, type, title, and no 'kind'.")]
    [InlineData("F --label L:type --neighbours 20", "19 labelled items can't have 20 neighbours each")]
    [InlineData("F --label O:type", "O: no item has both a type and features; there are features of items such as 'i00'.")]
    public async Task What_is_wrong_is_one_sentence_with_a_remedy(string words, string expected)
    {
        var (features, labels) = (Features("good", even: 0, odd: 1), Products());
        var other = _folder.Write("other.csv", "asin,type\nz1,even\n");
        string[] line = [.. words.Split(' ').Select(Path)];
        var (code, output, error) = await Run(["features", "similar", .. line]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: {Path(expected)}", error);

        string Path(string word) =>
            word == "F" ? features
            : word.Replace("L:", $"{labels}:", StringComparison.Ordinal).Replace("O:", $"{other}:", StringComparison.Ordinal);
    }

    /// <summary>Items on two directions, and copies: i01 of i03.</summary>
    private string Features(string name, int even, int odd)
    {
        var items = Vocabulary.FromIds(Enumerable.Range(0, 21).Select(i => $"i{i:00}"));
        var random = new Random(1);
        var values = new float[42];
        for (var i = 0; i < 21; i++)
        {
            values[2 * i] = (float)random.NextDouble() * .1f;
            values[(2 * i) + 1] = (float)random.NextDouble() * .1f;
            values[(2 * i) + (i % 2 == 0 ? even : odd)] += 1;
        }

        (values[2], values[3]) = (values[6], values[7]);
        var file = _folder.PathOf($"{name}.features");
        new FeatureMatrix("text", items, 2, values, new Dictionary<string, string> { ["method"] = "by hand" }).Save(file);
        return file;
    }

    /// <summary>Types and titles, of which three are the same; the last item has none.</summary>
    private string Products() => _folder.Write(
        "products.csv",
        "asin,type,title\n" + string.Concat(
            Enumerable.Range(0, 20)
                .Select(i => $"i{i:00},{(i % 2 == 0 ? "even" : "odd")},{(i is 4 or 6 or 8 ? "same" : $"title {i}")}\n")));

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
