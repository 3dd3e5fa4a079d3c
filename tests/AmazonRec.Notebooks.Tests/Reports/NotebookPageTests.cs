using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class NotebookPageTests
{
    [Fact]
    public void A_page_runs_no_script_loads_nothing_and_encodes_what_it_shows()
    {
        var page = Page(
            "var a = \"<script>\"; // </pre><script>alert(1)</script>",
            Stream("</pre><script>alert(2)</script>"),
            Data("text/plain", "<script>alert(3)</script>"));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'; img-src data:; style-src", page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", ""), StringComparison.Ordinal);
        Assert.Contains("<title>&#220;n&#239;code &lt;b&gt;</title>", page);
        Assert.Contains("&lt;b&gt;</h1>", page); // markup in prose stays text
        Assert.Contains("&lt;script&gt;alert(3)", page);
    }

    [Fact]
    public void Code_is_marked_by_what_its_words_are_and_loses_nothing()
    {
        const string code =
            "using System;\n#load \"x.csx\"\n// why\nvar list = new List<int> { 1, 2 };\nConsole.WriteLine($\"{list.Count} of\");";
        var markup = CSharpMarkup.Write(code).Text;
        foreach (
            var part in new[] { "<span class=\"k\">using</span>", "<span class=\"c\">// why</span>", "<span class=\"k\">var</span>", "<span class=\"n\">1</span>", "<span class=\"m\">WriteLine</span>", "<span class=\"s\"> of</span>" })
            Assert.Contains(part, markup);
        Assert.Equal(code, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(markup, "<[^>]*>", "")));
    }

    [Theory]
    [InlineData("of $p_u$ and $q_i$", "of <span class=\"math\">\\(p_u\\)</span> and <span")]
    [InlineData("$$\nx^2 < y\n$$", "<div class=\"math\">\n\\[\nx^2 &lt; y\n\\]</div>")]
    [InlineData("costs $5 or $6", "costs $5 or $6")]
    public void Formulas_in_prose_stay_as_they_are_written(string prose, string expected) =>
        Assert.Contains(expected, Prose.Write(prose).Text);

    [Fact]
    public void A_picture_is_preferred_to_markup_and_words_and_carries_its_title()
    {
        var svg = ChartSvg.Write(new BarChart("Bars & more", "x", "y", ["a"], [new("s", [1])]));
        var page = Page(
            "1",
            new JsonObject
            {
                ["output_type"] = "display_data",
                ["data"] = new JsonObject { ["text/html"] = "<p>markup</p>", ["image/svg+xml"] = svg, ["text/plain"] = "words" },
            });
        Assert.Contains("alt=\"Bars &amp; more\" src=\"data:image/svg+xml;base64,", page);
        Assert.DoesNotContain("<p>markup</p>", page);
    }

    [Fact]
    public void Tables_of_prose_and_of_outputs_are_tables()
    {
        Assert.Contains("<table>", Page("1", Data("text/html", "<table></table>")));
        Assert.Contains("<td>2</td>", Prose.Write("| a | b |\n|---|---|\n| 1 | 2 |").Text);
    }

    [Fact]
    public void The_index_leads_to_every_page()
    {
        var page = IndexPage.Write([("a b.html", Notebook.Parse(NotebookText.Of(), "n"))], [("studies.html", "Studies")]);
        Assert.Contains("<a href=\"studies.html\">Studies</a>", page);
        Assert.Contains("<a href=\"a%20b.html\">&#220;n&#239;code &lt;b&gt;</a>", page);
    }

    private static string Page(string code, params JsonObject[] outputs)
    {
        var json = JsonNode.Parse(NotebookText.Of((code, null)))!;
        json["cells"]![1]!["outputs"] = new JsonArray([.. outputs]);
        return NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name");
    }

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private static JsonObject Data(string type, string text) =>
        new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = text } };
}
