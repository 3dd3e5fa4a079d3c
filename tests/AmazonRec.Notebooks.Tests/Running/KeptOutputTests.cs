using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Running;
using AmazonRec.Notebooks.Tests.Documents;

namespace AmazonRec.Notebooks.Tests.Running;

/// <summary>What a run leaves in the file of what cells showed.</summary>
public sealed class KeptOutputTests
{
    [Fact]
    public async Task How_long_a_cell_took_is_kept_and_not_compared()
    {
        var file = await Run("#!time\nvar x = 1;");
        Assert.Contains("Wall time: ", file.Write());
        var later = Notebook.Parse(file.Write().Replace("Wall time: ", "Wall time: 1"), "n");
        Assert.Empty(OutputComparison.Compare(file, later));
        Assert.NotEmpty(OutputComparison.Compare(file, await Run("\"Wall time: long\"")));
    }

    [Theory]
    [InlineData("display(1);\nClearOutput();", new string[0])]
    [InlineData("display(1);\nClearOutput();\ndisplay(2);", new[] { "2" })]
    [InlineData("display(1);\nClearOutput(wait: true);", new[] { "1" })]
    [InlineData("display(1);\nClearOutput(wait: true);\ndisplay(2);\ndisplay(3);", new[] { "2", "3" })]
    public async Task What_a_cell_cleared_is_gone(string code, string[] left) =>
        Assert.Equal(
            left,
            (await Run(code)).CodeCells.Single().Outputs.Select(output => MultilineText.Read(output!["data"]!["text/plain"])));

    private static async Task<Notebook> Run(string code)
    {
        var notebook = Notebook.Parse(NotebookText.Of((code, null)), "n");
        var run = await NotebookRunner.RunAsync(
            notebook, Path.GetTempPath(), new RunOptions(RunMode.Smoke), cancellation: TestContext.Current.CancellationToken);
        Assert.Null(run.Failure);
        return notebook;
    }
}
