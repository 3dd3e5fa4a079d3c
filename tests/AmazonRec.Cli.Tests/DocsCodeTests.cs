using System.Globalization;
using System.Text.RegularExpressions;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary>The code of the pages does what they say. It writes to the console, so nothing else runs beside it.</summary>
[Collection(OneConsole.Name)]
public sealed partial class DocsCodeTests
{
    private static readonly IReadOnlyList<DocsCode> Blocks = DocsCode.All();

    public static TheoryData<string> Names => [.. Blocks.Select(block => block.Name)];

    /// <summary>Those that print what the page shows; the others are looked at below.</summary>
    public static TheoryData<string> Programs =>
        [.. Blocks.Where(block => block is { Runs: true, Output: not null }).Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_of_a_page_compiles(string name)
    {
        var block = Find(name);
        if (!block.HasPlugins) Assert.Skip("It needs plug-ins, which the build of the solution makes.");
        block.Compile();
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_of_a_page_runs_and_prints_what_the_page_shows(string name)
    {
        var block = Find(name);
        if (!block.HasPlugins) Assert.Skip("It needs plug-ins, which the build of the solution makes.");
        Assert.Equal(block.Output, block.Run());
    }

    [Fact]
    public void The_front_page_and_that_of_the_packages_show_a_model_that_beats_the_baseline()
    {
        var block = Blocks.Single(block => block.Page == "README.md");
        var results = block.Run().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Result().Match(line))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["rmse"].Value);
        Assert.Equal(["auto", "baseline"], results.Keys);
        Assert.True(
            string.CompareOrdinal(results["auto"], results["baseline"]) < 0, $"{results["auto"]} is no better than {results["baseline"]}");
        foreach (var page in new[] { "README.md", "src/PACKAGE.md" })
            Assert.Contains(
                $"auto {results["auto"]}, baseline {results["baseline"]}.",
                File.ReadAllText(Path.Combine(Shared.Checkout, page)).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(block.Code, Blocks.Single(block => block.Page == "src/PACKAGE.md").Code);
    }

    [Fact]
    public void The_page_of_training_shows_a_program_with_a_metric_and_callbacks()
    {
        var lines = Blocks.Single(block => block.Page == "docs/training.md").Run().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[..^1], (line, epoch) => Assert.Matches($@"^epoch {epoch + 1}: loss \d\.\d{{3}}, near 0\.\d{{3}}$", line));
        var shares = lines[..^1].Select(line => line[^5..]).ToArray();
        Assert.InRange(shares.Length, 6, 20);
        var kept = KeptEpoch().Match(lines[^1]);
        Assert.Equal(
            shares.Max(StringComparer.Ordinal), shares[int.Parse(kept.Groups["epoch"].Value, CultureInfo.InvariantCulture) - 1]);
    }

    private static DocsCode Find(string name) => Blocks.Single(block => block.Name == name);

    [GeneratedRegex(@"^epoch (?<epoch>\d+) kept; test rows: near 0\.\d{3}$")]
    private static partial Regex KeptEpoch();

    [GeneratedRegex(@"^(?<name>[\w-]+): +RMSE (?<rmse>\d\.\d{3})")]
    private static partial Regex Result();
}
