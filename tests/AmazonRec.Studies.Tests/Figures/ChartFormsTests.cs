using System.Text.Json.Nodes;
using System.Xml.Linq;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class ChartFormsTests
{
    private const string Hostile = "</svg><script>alert(1)</script>\"";

    private static readonly Chart[] Charts =
    [
        new BarChart(Hostile, "x", "y", [Hostile], [new(Hostile, [2]) { Intervals = [new(2, 1, 3, .95)] }, new("b", [double.NaN])]),
        new LineChart(Hostile, "x", "y", [new(Hostile, [(1, 10), (10, 100)]) { Band = [new(10, 5, 20, .95), new(100, 50, 200, .95)] }])
        {
            LogX = true,
            LogY = true,
            Mark = new(5, Hostile),
        },
        Histogram.FromValues(Hostile, "x", "y", [1, 2, 2, 3], 2),
        new BoxChart(Hostile, "x", "y", [Box.FromValues(Hostile, [1, 2, 3, 4, 100])]),
        new ScatterChart(Hostile, "x", "y", [new(Hostile, [new(1, 2, Hostile), new(1000, 3)])]) { LogX = true },
        new HeatMap(Hostile, "x", "y", [Hostile, "b"], [Hostile], [[1, double.NaN]]),
    ];

    private static readonly Chart[] Rows =
    [
        new DotChart(Hostile, "x", [Hostile, "b"], new DotSeries(Hostile, [2, double.NaN]) { Intervals = [new(2, 1, 3, .95), new(1, double.NaN, 1, .95)] })
        {
            Mark = new(2, Hostile),
        },
        new PanelChart(Hostile, "x", "y", [new(Hostile, [(1, 2), (3, 4)]), new("b", [(2, 2)])]) { HasDiagonal = true },
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Charts.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_chart_is_whole_as_a_picture_and_as_a_figure_of_plotly(int chart)
    {
        var svg = XDocument.Parse(ChartSvg.Write(Charts[chart])).Root!;
        Assert.Equal(Hostile, svg.Elements().First().Value);
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Value.Contains("NaN", StringComparison.Ordinal));
        var figure = JsonNode.Parse(ChartPlotly.Write(Charts[chart]))!;
        Assert.NotEmpty(figure["data"]!.AsArray());
        Assert.Equal(
            (Hostile, "x", "y"),
            (
                (string?)figure["layout"]!["title"]!["text"],
                (string?)figure["layout"]!["xaxis"]!["title"]!["text"],
                (string?)figure["layout"]!["yaxis"]!["title"]!["text"]));
    }

    [Fact]
    public void Charts_of_rows_and_of_panels_are_whole_in_both_forms()
    {
        foreach (var chart in Rows)
        {
            var svg = XDocument.Parse(ChartSvg.Write(chart)).Root!;
            Assert.Equal(Hostile, svg.Elements().First().Value);
            Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Value.Contains("NaN", StringComparison.Ordinal));
            var figure = JsonNode.Parse(ChartPlotly.Write(chart))!;
            Assert.Equal((Hostile, chart.XTitle), ((string?)figure["layout"]!["title"]!["text"], (string?)figure["layout"]!["xaxis"]!["title"]!["text"]));
            Assert.NotEmpty(figure["data"]!.AsArray());
        }

        var panels = JsonNode.Parse(ChartPlotly.Write(Rows[1]))!;
        Assert.Equal("x2", (string?)panels["data"]![1]!["xaxis"]);
        Assert.Equal([1, 4], panels["layout"]!["xaxis2"]!["range"]!.AsArray().Select(n => (double)n!)); // both axes, of all panels
        Assert.Equal("b", (string?)panels["layout"]!["annotations"]![1]!["text"]);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Notebooks_find_every_form_of_a_chart_by_the_convention(int chart)
    {
        var attribute = Charts[chart].GetType().GetCustomAttributes(inherit: true)
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        var forms = formatters.ToDictionary(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!, f =>
        {
            using var writer = new StringWriter();
            Assert.Equal(true, f.GetType().GetMethod("Format")!.Invoke(f, [Charts[chart], writer]));
            return writer.ToString();
        });
        Assert.Equal((string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!, forms.Keys);
        Assert.DoesNotContain("<script", forms["text/html"]);
    }

    [Fact]
    public void Intervals_reach_from_their_low_end_to_their_high_one()
    {
        var error = JsonNode.Parse(ChartPlotly.Write(Charts[0]))!["data"]![0]!["error_y"]!;
        Assert.Equal((1, 1), ((double)error["array"]![0]!, (double)error["arrayminus"]![0]!));
    }

    [Fact]
    public void A_box_holds_the_middle_half_and_names_what_is_far_from_it()
    {
        var box = Box.FromValues("b", [4, 1, 3, 2, 100]);
        Assert.Equal((1, 2, 3, 4, 4), (box.Low, box.Q1, box.Median, box.Q3, box.High));
        Assert.Equal([100], box.Outliers);
    }

    [Fact]
    public void A_histogram_counts_every_value_once_and_the_greatest_in_the_last_bin()
    {
        var histogram = Histogram.FromValues("t", "x", "y", [0, 1, 2, 3, 4], 2);
        Assert.Equal([0, 2, 4], histogram.Edges);
        Assert.Equal([2, 3], histogram.Counts);
    }

    [Theory]
    [InlineData(3, 97, false, 0, 100)]
    [InlineData(-.3, .3, false, -.3, .3)]
    [InlineData(20, 3000, true, 10, 10_000)]
    public void An_axis_around_values_ends_at_round_numbers(double low, double high, bool log, double first, double last)
    {
        var axis = Axis.Around([low, high, double.NaN], log);
        Assert.Equal(first, axis.Low, 1e-9);
        Assert.Equal(last, axis.High, 1e-9);
    }

    [Fact]
    public void Series_have_the_same_colours_everywhere() => Assert.All(Palette.Series, colour => Assert.Contains(colour, ChartSvg.Style));

    [Fact]
    public void Colours_of_a_scale_go_from_dark_to_light() => Assert.Equal(("#00224e", "#fee838"), (Palette.Heat(0), Palette.Heat(1)));
}
