using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class ContentsTests
{
    [Fact]
    public void Headings_below_the_title_are_listed_and_lead_to_their_places()
    {
        var page = Page("# Title\n\n## The `data`\n\n### Two *kinds* & more\n\n#### Too deep");
        Assert.Contains("<li><a href=\"#the-data\">The data</a></li>", page);
        Assert.Contains("<li class=\"sub\"><a href=\"#two-kinds-more\">Two kinds &amp; more</a></li>", page);
        Assert.Contains("<h2 id=\"the-data\">", page);
        Assert.Contains("<h3 id=\"two-kinds-more\">", page);
        Assert.DoesNotContain("\">Title</a>", page);
        Assert.DoesNotContain("\">Too deep</a>", page);
    }

    [Fact]
    public void Headings_of_one_name_in_two_cells_have_places_of_their_own()
    {
        var page = Page("# Title\n\n## Results", "## Results");
        Assert.Contains("<h2 id=\"results\">", page);
        Assert.Contains("<h2 id=\"results-2\">", page);
        Assert.Contains("<a href=\"#results-2\">Results</a>", page);
    }

    [Fact]
    public void The_list_stands_in_the_margin_of_a_wide_page_and_folded_below_the_title_of_a_narrow_one()
    {
        var page = Page("# Title\n\nWords.", "## One", "## Two");
        Assert.Contains("<nav class=\"contents margin\" aria-label=\"Contents\">", page);
        Assert.Contains("</h1><nav class=\"contents top\" aria-label=\"Contents\"><details><summary>Contents</summary>", page);
    }

    [Fact]
    public void A_page_with_one_part_has_no_list() => Assert.DoesNotContain("<nav", Page("# Title\n\n## One"));

    [Fact]
    public void Tables_of_prose_scroll_in_a_box_of_their_own() =>
        Assert.Contains("<div class=\"scroll\"><table>", Page("| a | b |\n|---|---|\n| 1 | 2 |"));

    private static string Page(params string[] prose)
    {
        var json = JsonNode.Parse(NotebookText.Of())!;
        json["cells"] = new JsonArray([.. prose.Select((source, n) => (JsonNode)new JsonObject
        {
            ["cell_type"] = "markdown", ["id"] = $"c{n}", ["metadata"] = new JsonObject(), ["source"] = source,
        })]);
        return NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name");
    }
}
