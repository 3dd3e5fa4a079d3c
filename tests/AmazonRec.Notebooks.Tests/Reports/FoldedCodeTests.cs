using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class FoldedCodeTests
{
    private static readonly string Short = Lines(12);
    private static readonly string Long = Lines(13);

    [Fact]
    public void Up_to_twelve_lines_of_code_stand_open_and_more_are_folded()
    {
        Assert.Contains("<details class=\"cell\" id=\"cell-1\" open><summary>", Page([Short], new PageOptions()));
        var folded = Page([Long], new PageOptions());
        Assert.Contains("<details class=\"cell\" id=\"cell-1\"><summary>", folded);
        Assert.Contains("<span class=\"what\"> 13 lines: var x1 = 1;</span>", folded);
        Assert.Contains("x13", folded); // hidden, not gone
    }

    [Fact]
    public void All_code_can_stand_open() =>
        Assert.Contains("id=\"cell-1\" open", Page([Long], new PageOptions { Code = CodeShown.All }));

    [Fact]
    public void Without_code_outputs_keep_their_number_and_cells_that_show_nothing_are_gone()
    {
        var page = Page([Short, Long], new PageOptions { Code = CodeShown.None }, silent: 2);
        Assert.DoesNotContain("x1", page);
        Assert.DoesNotContain("<details class=\"cell\"", page);
        Assert.Contains("<div class=\"number\" id=\"cell-1\"><a href=\"#cell-1\">[1]</a></div>", page);
        Assert.Contains("<pre class=\"out\">shown 1</pre>", page);
        Assert.DoesNotContain("[2]", page);
    }

    [Fact]
    public void A_number_leads_to_its_cell_and_a_number_that_comes_again_to_its_own()
    {
        var page = Page(["1", "2"], new PageOptions(), sameNumber: true);
        Assert.Contains("id=\"cell-1\" open><summary><a href=\"#cell-1\">[1]</a>", page);
        Assert.Contains("id=\"cell-1-2\" open><summary><a href=\"#cell-1-2\">[1]</a>", page);
    }

    [Theory]
    [InlineData("// Trains <three> models\nFit();", "Trains <three> models")]
    [InlineData("using System;\n\nusing static System.Math;\nvar a = 1;", "var a = 1;")]
    [InlineData("using System;\nusing X = System.Int32;", "usings")]
    [InlineData("#!csharp\n#load \"setup.csx\"", "#load \"setup.csx\"")]
    [InlineData("using var file = Open();", "using var file = Open();")]
    [InlineData("using (var file = Open());", "using (var file = Open());")]
    public void A_folded_cell_is_told_by_its_first_comment_or_line(string code, string gist) =>
        Assert.Equal(gist, CodeMarkup.Gist(code.Split('\n')));

    [Fact]
    public void A_cell_that_never_ran_has_no_number_to_cite()
    {
        var page = NotebookPage.Write(Notebook.Parse(NotebookText.Of(("1", null)), "n"), "name");
        Assert.Contains("<details class=\"cell\" open><summary>[ ]<span", page);
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(n => $"var x{n} = {n};"));

    private static string Page(string[] sources, PageOptions options, int silent = 0, bool sameNumber = false)
    {
        var json = JsonNode.Parse(NotebookText.Of([.. sources.Select(source => (source, (string?)null))]))!;
        for (var n = 1; n <= sources.Length; n++)
        {
            var cell = json["cells"]![n]!;
            cell["execution_count"] = sameNumber ? 1 : n;
            if (n == silent) continue;
            cell["outputs"] = new JsonArray(
                new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/plain"] = $"shown {n}" } });
        }

        return NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name", options);
    }
}
