using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class OutputTests
{
    private const string Dot = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"; // a picture of one point

    [Fact]
    public void Latex_stays_readable_and_words_go_before_it()
    {
        Assert.Contains("<pre class=\"out\">$a &lt; \\frac{b}{2}$</pre>", Page(Data("text/latex", "$a < \\frac{b}{2}$")));
        Assert.Contains(
            "<pre class=\"out\">a half</pre>",
            Page(
                new JsonObject
                {
                    ["output_type"] = "display_data",
                    ["data"] = new JsonObject { ["text/latex"] = "$x$", ["text/plain"] = "a half" },
                }));
    }

    [Fact]
    public void Json_is_indented_and_stays_text()
    {
        var page = Page(Data("application/json", JsonNode.Parse("""{"a":[1,"</pre></script><script>alert(1)</script>"],"ü":null}""")!));
        Assert.Contains(
            "{\n  &quot;a&quot;: [\n    1,\n    &quot;&lt;/pre&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;\n  ],", page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&quot;words&quot;", Page(Data("application/json", "words")));
        Assert.Contains(
            "<pre class=\"out\">null</pre>",
            Page(new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["application/json"] = null } }));
        Assert.Contains(
            "<pre class=\"out\">seven</pre>",
            Page(
                new JsonObject
                {
                    ["output_type"] = "display_data",
                    ["data"] = new JsonObject { ["application/vnd.x.v1+json"] = new JsonObject(), ["text/plain"] = "seven" },
                }));
        Assert.Contains("&quot;b&quot;: 7", Page(Data("application/vnd.x.v1+json", new JsonObject { ["b"] = 7 })));
    }

    [Fact]
    public void A_form_that_pages_do_not_know_is_named() =>
        Assert.Contains("can't show: application/x-sound, model/stl.", Page(new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["application/x-sound"] = "AAAA", ["model/stl"] = "<b>" },
        }));

    [Fact]
    public void Colours_of_terminals_are_in_the_pages_own_sheet()
    {
        var page = Page(
            Stream(
                "plain \x1b[31mred\x1b[0m \x1b[1;38;5;208morange\x1b[22;39m \x1b[48;2;1;2;3mback\x1b[m \x1b[38:2::9:8:7mcolons\x1b[0m <b>"));
        Assert.Contains(
            "plain <span class=\"f-t1\">red</span> <span class=\"bold f-ff8700\">orange</span> <span class=\"f-ffffff "
            + "b-010203\">back</span> <span class=\"f-090807\">colons</span> &lt;b&gt;",
            page);
        foreach (
            var rule in new[] { ".f-t1 { color: var(--t1); }", "--t1: #b3261e;", ".f-ff8700 { color: #ff8700; }", ".b-010203 { "
                + "background: #010203; }", ".f-090807 {" })
            Assert.Contains(rule, page);
        Assert.DoesNotContain("style=\"", page); // the page's policy would not have it
        Assert.Contains(
            "<span class=\"f-t9\">E: why</span>\n  at",
            Page(
                new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = "E",
                    ["evalue"] = "why",
                    ["traceback"] = new JsonArray("\x1b[91mE: why\x1b[0m", "  at"),
                }));
        Assert.Contains(
            "<pre class=\"out error\">E: why</pre>",
            Page(new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "why", ["traceback"] = new JsonArray() }));
        Assert.Contains("<span class=\"f-t2\">ok</span>", Page(Data("text/plain", "\x1b[32mok")));
    }

    [Theory]
    [InlineData("10%\r50%\r100%\ndone\r\n", "100%\ndone\n")]
    [InlineData("a long line\rshort\r", "short")]
    [InlineData("\x1b[2K\rEpoch 1\x1b[K\r\x1b[2KEpoch 2", "Epoch 2")]
    [InlineData("a\b\bb", "b")]
    [InlineData("\x1b]0;title\x07" + "a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink")]
    [InlineData("\x1b[?25lhidden cursor\x1b[?25h\x1b[1A\x1b(B!", "hidden cursor!")]
    [InlineData("broken \x1b[31", "broken ")]
    [InlineData("broken \x1b]8;;never ends\nnext", "broken \nnext")]
    [InlineData("\x1b[>4;1mx\x1b[38;5mz", "xz")]
    [InlineData("a\x00\x01\x7f\x9b" + "31mb\tc", "ab\tc")]
    [InlineData("\x1b[31;\"onclick=alert(1)mtext", "nclick=alert(1)mtext")]
    public void Other_orders_to_terminals_are_dropped(string text, string seen)
    {
        const string Start = "<pre class=\"out stdout\">";
        var page = Page(Stream(text));
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var shown = page[from..page.IndexOf("</pre>", from, StringComparison.Ordinal)];
        Assert.Equal(
            seen,
            System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(shown, "<[^>]*>", "")),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Colours_can_be_exchanged_and_letters_behind_colours_stay_readable()
    {
        Assert.Contains("<span class=\"inverse\">a</span>", Page(Stream("\x1b[7ma")));
        Assert.Contains("<span class=\"f-ffffff b-b3261e\">a</span>", Page(Stream("\x1b[31;7ma")));
        Assert.Contains("<span class=\"f-000000 b-ffff00\">a</span>", Page(Stream("\x1b[103ma")));
        Assert.Contains("<span class=\"faint italic under struck\">a</span>b", Page(Stream("\x1b[2;3;4;9ma\x1b[22;23;24;29mb")));
    }

    [Theory]
    [InlineData("![a dot](attachment:d%20t.gif)", $"<img src=\"data:image/gif;base64,{Dot}\" alt=\"a dot\"")]
    [InlineData("![a dot][ref]\n\n[ref]: <attachment:d t.gif>", $"<img src=\"data:image/gif;base64,{Dot}\"")]
    [InlineData("![s](attachment:drawing.svg)", "<img src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\"")]
    [InlineData("![x](attachment:other.png)", "[the picture other.png is missing in the notebook]")]
    [InlineData("![x](attachment:page.html)", "[the picture page.html is missing in the notebook]")]
    [InlineData("![x](attachment:bad.png)", "[the picture bad.png is missing in the notebook]")]
    [InlineData("[go](javascript:alert(1))", "<a href=\"#\">go</a>")]
    [InlineData("[go](java&#9;script:alert(1)) <JavaScript:alert(2)>", "<a href=\"#\">")]
    [InlineData("[go](data:text/html,x)", "<a href=\"#\">go</a>")]
    [
        InlineData(
            "[go](https://example.org/a:b) [near](other.html#a:b)",
            "<a href=\"https://example.org/a:b\">go</a> <a href=\"other.html#a:b\">near</a>")]
    public void Pictures_that_a_cell_brings_along_are_in_the_page_and_links_run_nothing(string prose, string expected)
    {
        var json = JsonNode.Parse(NotebookText.Of())!;
        json["cells"]![0]!["source"] = prose;
        json["cells"]![0]!["attachments"] = new JsonObject
        {
            ["d t.gif"] = new JsonObject { ["image/gif"] = new JsonArray(Dot[..20] + "\n", Dot[20..]) },
            ["drawing.svg"] = new JsonObject { ["image/svg+xml"] = "<svg></svg>" },
            ["page.html"] = new JsonObject { ["text/html"] = Dot },
            ["bad.png"] = new JsonObject { ["image/png"] = "\"><script>" },
        };
        var page = NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name");
        Assert.Contains(expected, page);
        Assert.DoesNotContain("script:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("attachment:", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public void Cells_of_other_languages_are_shown_as_they_are()
    {
        var json = JsonNode.Parse(NotebookText.Of(("#!html\n<b>var</b>", null)))!;
        Assert.Contains(
            "<pre class=\"code\">#!html\n&lt;b&gt;var&lt;/b&gt;</pre>",
            NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name"));
    }

    private static string Page(JsonObject output)
    {
        var json = JsonNode.Parse(NotebookText.Of(("1", null)))!;
        json["cells"]![1]!["outputs"] = new JsonArray(output);
        return NotebookPage.Write(Notebook.Parse(json.ToJsonString(), "n"), "name");
    }

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private static JsonObject Data(string type, JsonNode value) =>
        new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = value } };
}
