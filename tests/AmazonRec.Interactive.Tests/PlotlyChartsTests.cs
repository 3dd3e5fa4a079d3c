using System.Text.Json.Nodes;
using AmazonRec.Studies.Figures;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = AmazonRec.Studies.Figures.Chart;

namespace AmazonRec.Interactive.Tests;

public sealed class PlotlyChartsTests
{
    public static TheoryData<int> Each => Charts.Each;

    [Fact]
    public void There_is_an_example_of_every_kind_of_chart() =>
        Assert.Equal(
            typeof(Chart).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Chart))).Select(t => t.Name).Order(),
            Charts.All.Select(c => c.GetType().Name).Order());

    [Theory]
    [MemberData(nameof(Each))]
    public void A_chart_is_the_same_figure_for_Plotly_NET_and_for_notebooks(int chart)
    {
        var ours = JsonNode.Parse(ChartPlotly.Write(Charts.All[chart]))!;
        var theirs = JsonNode.Parse(GenericChart.toFigureJson(Charts.All[chart].ToPlotly()))!;
        Equal(ours["data"], theirs["data"]);
        Equal(ours["layout"], theirs["layout"]);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_chart_is_the_same_figure_for_XPlot_with_its_titles_as_text(int chart)
    {
        var ours = JsonNode.Parse(ChartPlotly.Write(Charts.All[chart]))!;
        foreach (var titled in new[] { ours["layout"]!, ours["layout"]!["xaxis"]!, ours["layout"]!["yaxis"]! })
            titled["title"] = titled["title"]!["text"]!.DeepClone();
        var script = Charts.All[chart].ToXPlot().GetInlineJS();
        var layout = Assigned(script, "layout");
        foreach (var axis in layout.AsObject().Where(part => part.Key.Contains("axis", StringComparison.Ordinal)))
            axis.Value!.AsObject().Remove("_isSubplotObj"); // XPlot's own
        ours["layout"]!["yaxis"]!.AsObject().Remove("automargin"); // which XPlot does not know
        Equal(ours["data"], Assigned(script, "data"));
        Equal(ours["layout"], layout);
    }

    [Fact]
    public void Plotly_NET_goes_on_styling_what_it_was_given()
    {
        var styled = Charts.All[1].ToPlotly().WithSize(Width: 700).WithXAxisStyle<double, double, string>(TitleText: "step");
        var layout = JsonNode.Parse(GenericChart.toFigureJson(styled))!["layout"]!;
        Assert.Equal(("Lines", 700), ((string?)layout["title"]!["text"], (int)layout["width"]!));
        Assert.Equal(("step", "log"), ((string?)layout["xaxis"]!["title"]!["text"], (string?)layout["xaxis"]!["type"]));
        Assert.Equal(("loss", "log"), ((string?)layout["yaxis"]!["title"]!["text"], (string?)layout["yaxis"]!["type"]));
    }

    [Fact]
    public void XPlot_goes_on_styling_what_it_was_given()
    {
        var chart = Charts.All[1].ToXPlot();
        chart.WithTitle("Anew");
        Assert.Equal("Anew", (string?)Assigned(chart.GetInlineJS(), "layout")["title"]);
    }

    [Fact]
    public void Names_of_series_come_along()
    {
        var figure = JsonNode.Parse(GenericChart.toFigureJson(Charts.All[0].ToPlotly()))!;
        Assert.Equal(["one", "two"], figure["data"]!.AsArray().Select(trace => (string?)trace!["name"]));
    }

    private static JsonNode Assigned(string script, string variable)
    {
        var line = script.Split('\n').Single(l => l.TrimStart().StartsWith($"var {variable} = ", StringComparison.Ordinal));
        return JsonNode.Parse(line[(line.IndexOf('=') + 1)..].Trim().TrimEnd(';'))!;
    }

    private static void Equal(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected?.ToJsonString()}\n{actual?.ToJsonString()}");
}
