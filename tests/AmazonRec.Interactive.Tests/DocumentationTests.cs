using System.Text.RegularExpressions;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Testing;

namespace AmazonRec.Interactive.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public async Task The_example_of_the_docs_runs_on_our_kernel()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Shared.Checkout, "docs", "notebooks.md"));
        var setup = await File.ReadAllTextAsync(Path.Combine(Shared.Checkout, "notebooks", "setup.csx"));
        var example = Assert.Single(CodeBlocks().Matches(page)).Groups["code"].Value;

        // Not in the folder of the notebooks: what cells name by #r are the assemblies of the tests.
        using var session = new CSharpSession(AppContext.BaseDirectory);
        var shown = new List<CellOutput>();
        foreach (var cell in new[] { setup, example, "loved.Count", "loved" })
            Assert.Null((await session.ExecuteAsync(cell, shown.Add)).Error?.Message);
        Assert.StartsWith("Best items", (string?)((DataOutput)shown[0]).Data["text/plain"]);
        Assert.Equal("8635", (string?)((DataOutput)shown[1]).Data["text/plain"]);
        Assert.StartsWith("Data card", (string?)((DataOutput)shown[2]).Data["text/plain"]);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlocks();
}
