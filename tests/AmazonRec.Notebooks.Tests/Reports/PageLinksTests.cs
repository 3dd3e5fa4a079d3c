using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;
using AmazonRec.Testing;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class PageLinksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PageLinksTests()
    {
        foreach (var name in new[] { "notebooks", "docs", "results" }) Directory.CreateDirectory(_folder.PathOf(name));
        File.WriteAllText(_folder.PathOf("docs/engines of all.md"), "");
        File.WriteAllText(_folder.PathOf("notebooks/setup.csx"), "");
        File.WriteAllBytes(_folder.PathOf("notebooks/dot.png"), [1, 2, 3]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../docs/engines%20of%20all.md", "../../docs/engines%20of%20all.md")]
    [InlineData("../docs/engines%20of%20all.md#part", "../../docs/engines%20of%20all.md#part")]
    [InlineData("../docs", "../../docs")]
    [InlineData("setup.csx", "../../notebooks/setup.csx")]
    [InlineData("b.ipynb#cell-3", "b.html#cell-3")]
    [InlineData("#place", "#place")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    public void A_link_to_a_file_leads_there_from_the_pages_folder(string written, string expected) =>
        Assert.Contains($"<a href=\"{expected}\">words</a>", Page($"[words]({written})"));

    [Theory]
    [InlineData("../docs/gone.md")]
    [InlineData("/docs")]
    [InlineData("c.ipynb")]
    public void Of_a_link_that_leads_nowhere_the_words_stay(string written) =>
        Assert.Contains("<p>see <em>these</em> words now</p>", Page($"see [*these* words]({written}) now"));

    [Fact]
    public void A_picture_beside_the_notebook_is_part_of_the_page()
    {
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"a dot\"", Page("![a dot](dot.png)"));
        Assert.Contains("<p>a dot</p>", Page("![a dot](gone.png)"));
        Assert.Contains("<p>a dot</p>", Page("![a dot](setup.csx)"));
    }

    [Fact]
    public void On_paper_files_are_named_and_not_linked() =>
        Assert.Equal((null, "https://example.org"), (On(null).Of("setup.csx"), On(null).Of("https://example.org")));

    private PageLinks On(string? to) => new(_folder.PathOf("notebooks"), to);

    private string Page(string prose)
    {
        var json = JsonNode.Parse(NotebookText.Of())!;
        json["cells"]![0]!["source"] = prose;
        File.WriteAllText(_folder.PathOf("notebooks/a.ipynb"), json.ToJsonString());
        File.WriteAllText(_folder.PathOf("notebooks/b.ipynb"), NotebookText.Of());
        var to = _folder.PathOf("results/report");
        ReportFolder.Write(to, [_folder.PathOf("notebooks/a.ipynb"), _folder.PathOf("notebooks/b.ipynb")]);
        return File.ReadAllText(Path.Combine(to, "a.html"));
    }
}
