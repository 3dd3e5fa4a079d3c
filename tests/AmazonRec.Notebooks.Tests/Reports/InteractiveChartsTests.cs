using System.Net;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;
using AmazonRec.Studies.Figures;
using AmazonRec.Testing;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class InteractiveChartsTests : IDisposable
{
    /// <summary>Draws nothing, and notes on the page what it was asked to draw; it can't draw pies.</summary>
    private const string Fake = """
        window.Plotly = { newPlot: (place, data, layout, config) => data[0].type === 'pie' ? Promise.reject(new Error('no pies'))
          : (place.setAttribute('data-drawn', `${data.length} ${data[0].type}, ${layout.title.text}, ${config.responsive}`), Promise.resolve()) };
        """;

    private static readonly Chart Bars = new BarChart("Bars </script><b>", "x", "y", ["a"], [new("s", [1])]);

    private readonly TemporaryFolder _folder = new();

    public static bool HasBrowser
    {
        get
        {
            try { return Browser.Find() is not null; }
            catch (FileNotFoundException) { return false; }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_plotly_a_page_has_the_picture_alone()
    {
        Write();
        ReportFolder.Write(_folder.Path, [_folder.PathOf("a.ipynb")]);
        var page = File.ReadAllText(_folder.PathOf("a.html"));
        Assert.Contains("data:image/svg+xml;base64,", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public void With_plotly_beside_the_pages_they_load_it_and_run_nothing_else()
    {
        Write();
        File.WriteAllText(_folder.PathOf(PlotlyScript.FileName), Fake);
        ReportFolder.Write(_folder.Path, [_folder.PathOf("a.ipynb")]);
        var page = File.ReadAllText(_folder.PathOf("a.html"));
        var mark = System.Text.RegularExpressions.Regex.Match(page, "script-src 'nonce-([^']+)'").Groups[1].Value;
        Assert.Contains($"<script nonce=\"{mark}\" src=\"plotly.min.js\"></script>", page);
        Assert.Contains("data:image/svg+xml;base64,", page); // stays for readers without scripts
        Assert.Contains("Bars \\u003C/script\\u003E\\u003Cb\\u003E", page);
    }

    [Fact(Skip = "No browser here.", SkipUnless = nameof(HasBrowser))]
    public async Task Charts_are_drawn_on_load_and_a_figure_that_fails_stays_a_picture()
    {
        Write(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["type"] = "pie" }), ["layout"] = new JsonObject() });
        foreach (var inside in new[] { false, true })
        {
            File.WriteAllText(_folder.PathOf(PlotlyScript.FileName), Fake);
            var options = new PageOptions { Plotly = inside ? PlotlyScript.Read(_folder.PathOf(PlotlyScript.FileName)) : null };
            ReportFolder.Write(_folder.Path, [_folder.PathOf("a.ipynb")], options);
            if (inside) File.Delete(_folder.PathOf(PlotlyScript.FileName));
            var seen = await Seen();
            Assert.Contains("data-drawn=\"1 bar, Bars &lt;/script&gt;&lt;b&gt;, true\"", seen);
            Assert.Single(Matches(seen, "<img class=\"out\"[^>]* hidden=\"\""));
            Assert.Equal(2, Matches(seen, "<img class=\"out\"").Count);
            Assert.Single(Matches(seen, "class=\"plot\""));
        }
    }

    [Fact(Skip = "No browser here.", SkipUnless = nameof(HasBrowser))]
    public async Task Where_plotly_is_gone_or_a_notebook_brings_scripts_pictures_stay_and_nothing_runs()
    {
        var json = Write();
        json["cells"]![1]!["outputs"]!.AsArray().Add(new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["text/html"] = "<script>document.body.dataset.owned = 1</script><p onclick=\"1\">words</p>" },
        });
        File.WriteAllText(_folder.PathOf("a.ipynb"), json.ToJsonString());
        File.WriteAllText(_folder.PathOf(PlotlyScript.FileName), Fake);
        ReportFolder.Write(_folder.Path, [_folder.PathOf("a.ipynb")]);
        File.Delete(_folder.PathOf(PlotlyScript.FileName));
        var seen = await Seen();
        Assert.DoesNotContain("data-owned", seen);
        Assert.DoesNotContain("hidden=\"\"", seen);
    }

    [Fact]
    public async Task Plotly_is_fetched_once()
    {
        using var web = new Web(HttpStatusCode.OK, Fake);
        var address = new Uri("https://example.org/plotly.min.js");
        for (var n = 0; n < 2; n++)
        {
            var script = await PlotlyScript.FetchAsync(_folder.Path, web, address, "--offline", TestContext.Current.CancellationToken);
            Assert.Null(script.Inside);
        }

        Assert.Equal((1, Fake), (web.Asked, File.ReadAllText(_folder.PathOf(PlotlyScript.FileName))));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "", "can't be fetched", "by --plotly FILE, or leave out --offline")]
    [InlineData(HttpStatusCode.OK, "<html>log in</html>", "is not plotly.js", "version 2 or 3")]
    public async Task What_can_not_be_fetched_is_an_error_with_its_remedy_and_leaves_nothing(
        HttpStatusCode status, string text, string what, string remedy)
    {
        using var web = new Web(status, text);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => PlotlyScript.FetchAsync(
            _folder.Path, web, new Uri("https://example.org/p.js"), "--offline", TestContext.Current.CancellationToken));
        Assert.Contains(what, error.Message);
        Assert.Contains(remedy, error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private JsonNode Write(params JsonObject[] more)
    {
        var json = JsonNode.Parse(NotebookText.Of(("1", null)))!;
        json["cells"]![1]!["outputs"] = new JsonArray(
            [.. more.Prepend(JsonNode.Parse(ChartPlotly.Write(Bars))!.AsObject()).Select(figure => (JsonNode)new JsonObject
            {
                ["output_type"] = "display_data",
                ["data"] = new JsonObject
                {
                    ["application/vnd.plotly.v1+json"] = figure,
                    ["image/svg+xml"] = ChartSvg.Write(Bars),
                    ["text/plain"] = "words",
                },
            })]);
        File.WriteAllText(_folder.PathOf("a.ipynb"), json.ToJsonString());
        return json;
    }

    /// <summary>The page as it is once its scripts have run.</summary>
    private async Task<string> Seen() => (await Browser.Find().RunAsync(
        _folder.Path,
        ["--virtual-time-budget=2000", "--dump-dom", new Uri(_folder.PathOf("a.html")).AbsoluteUri],
        TestContext.Current.CancellationToken)).Output;

    private static System.Text.RegularExpressions.MatchCollection Matches(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.Matches(text, pattern);

    private sealed class Web(HttpStatusCode status, string text) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text) });
        }
    }
}
