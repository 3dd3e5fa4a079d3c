using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmazonRec.Studies.Figures;

/// <summary>
/// Writes charts as figures of Plotly (<c>application/vnd.plotly.v1+json</c>): the same data and titles as <see cref="ChartSvg"/>.
/// </summary>
public static class ChartPlotly
{
    /// <summary>The figure as JSON: <c>data</c> and <c>layout</c>.</summary>
    public static string Write(Chart chart)
    {
        var layout = new JsonObject
        {
            ["title"] = Title(chart.Title),
            ["xaxis"] = new JsonObject { ["title"] = Title(chart.XTitle) },
            ["yaxis"] = new JsonObject { ["title"] = Title(chart.YTitle) },
            ["height"] = 400,
        };
        var traces = chart switch
        {
            BarChart bars => Bars(bars),
            BoxChart boxes => Boxes(boxes),
            DotChart dots => DotPlotly.Dots(dots, layout),
            PanelChart panels => DotPlotly.Panels(panels, layout),
            HeatMap map => Heat(map, layout),
            IntervalChart intervals => Whiskers(intervals, layout),
            Histogram histogram => Bins(histogram, layout),
            LineChart lines => Lines(lines, layout),
            ScatterChart points => Points(points, layout),
            _ => throw new ArgumentException($"{chart.GetType().Name} can't be drawn by Plotly.", nameof(chart)),
        };
        return new JsonObject
        {
            ["data"] = new JsonArray([.. traces]),
            ["layout"] = layout,
        }.ToJsonString(new JsonSerializerOptions(JsonSerializerDefaults.Web));
    }

    private static IEnumerable<JsonNode> Bars(BarChart chart) => chart.Series.Select((s, i) =>
    {
        var trace = Trace("bar", s.Name, i, Names(chart.Categories), Numbers(s.Values));
        if (s.Intervals is { } intervals)
            trace["error_y"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Numbers(intervals.Zip(s.Values, (r, v) => r.High - v)),
                ["arrayminus"] = Numbers(intervals.Zip(s.Values, (r, v) => v - r.Low)),
            };
        return trace;
    });

    private static IEnumerable<JsonNode> Whiskers(IntervalChart chart, JsonObject layout)
    {
        if (chart.Level is { } level) Across(layout, [level], log: false);
        var (known, points) = (chart.Intervals, chart.Intervals.Select(i => i.Estimate));
        var trace = Trace("scatter", chart.YTitle, 0, Names(chart.Names), Numbers(points));
        trace["mode"] = "markers";
        trace["error_y"] = new JsonObject
        {
            ["type"] = "data",
            ["symmetric"] = false,
            ["array"] = Numbers(known.Select(i => i.High - i.Estimate)),
            ["arrayminus"] = Numbers(known.Select(i => i.Estimate - i.Low)),
        };
        yield return trace;
    }

    private static IEnumerable<JsonNode> Boxes(BoxChart chart) => chart.Boxes.SelectMany(b =>
    {
        var box = Trace("box", b.Name, 0, Names([b.Name]), y: null);
        (box["q1"], box["median"], box["q3"]) = (Numbers([b.Q1]), Numbers([b.Median]), Numbers([b.Q3]));
        (box["lowerfence"], box["upperfence"], box["showlegend"]) = (Numbers([b.Low]), Numbers([b.High]), false);
        var far = Trace("scatter", b.Name, ChartSvg.Colours - 1, Names(b.Outliers.Select(_ => b.Name)), Numbers(b.Outliers));
        (far["mode"], far["showlegend"]) = ("markers", false);
        return b.Outliers.Count > 0 ? new[] { box, far } : [box];
    });

    private static IEnumerable<JsonNode> Heat(HeatMap chart, JsonObject layout)
    {
        layout["yaxis"]!["autorange"] = "reversed"; // the first row is on top
        yield return new JsonObject
        {
            ["type"] = "heatmap",
            ["x"] = Names(chart.Columns),
            ["y"] = Names(chart.Rows),
            ["z"] = new JsonArray([.. chart.Values.Select(Numbers)]),
            ["colorscale"] = "Cividis",
        };
    }

    private static IEnumerable<JsonNode> Bins(Histogram chart, JsonObject layout)
    {
        layout["bargap"] = 0;
        var widths = chart.Edges.Zip(chart.Edges.Skip(1), (a, b) => b - a).ToArray();
        var trace = Trace(
            "bar", chart.YTitle, 0, Numbers(chart.Edges.Zip(widths, (a, w) => a + (w / 2))), Numbers(chart.Counts.Select(c => (double)c)));
        trace["width"] = Numbers(widths);
        yield return trace;
    }

    /// <summary>A dashed line at a place of the x axis, with words at its upper end.</summary>
    /// <param name="layout">Of the figure.</param>
    /// <param name="words">Where the words stand: on logarithmic axes, the logarithm of the place.</param>
    /// <param name="mark">The place.</param>
    internal static void AddMark(JsonObject layout, double words, Mark mark)
    {
        layout["shapes"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "line",
                ["x0"] = mark.X,
                ["x1"] = mark.X,
                ["yref"] = "paper",
                ["y0"] = 0,
                ["y1"] = 1,
                ["line"] = new JsonObject { ["dash"] = "dash" },
            });
        layout["annotations"] = new JsonArray(
            new JsonObject { ["x"] = words, ["yref"] = "paper", ["y"] = 1, ["text"] = mark.Label, ["showarrow"] = false });
    }

    private static IEnumerable<JsonNode> Lines(LineChart chart, JsonObject layout)
    {
        Scale(layout, chart.LogX, chart.LogY);
        if (chart.Mark is { } mark) AddMark(layout, chart.LogX ? Math.Log10(mark.X) : mark.X, mark);

        for (var i = 0; i < chart.Lines.Count; i++)
        {
            var line = chart.Lines[i];
            if (line.Band is { } band)
            {
                var trace = Trace(
                    "scatter",
                    line.Name,
                    i,
                    Numbers(line.Points.Concat(line.Points.Reverse()).Select(p => p.X)),
                    Numbers(band.Select(b => b.High).Concat(band.Reverse().Select(b => b.Low))));
                (
                    trace["mode"],
                    trace["fill"],
                    trace["opacity"],
                    trace["showlegend"],
                    trace["hoverinfo"]) = ("none", "toself", .25, false, "skip");
                trace["fillcolor"] = Colour(i);
                yield return trace;
            }

            var drawn = Trace("scatter", line.Name, i, Numbers(line.Points.Select(p => p.X)), Numbers(line.Points.Select(p => p.Y)));
            drawn["mode"] = "lines";
            yield return drawn;
        }
    }

    private static IEnumerable<JsonNode> Points(ScatterChart chart, JsonObject layout)
    {
        Scale(layout, chart.LogX, chart.LogY);
        if (chart.Levels.Count > 0) Across(layout, chart.Levels, chart.LogY);
        return chart.Series.Select((s, i) =>
        {
            var trace = Trace("scatter", s.Name, i, Numbers(s.Points.Select(p => p.X)), Numbers(s.Points.Select(p => p.Y)));
            trace["mode"] = s.Points.Any(p => p.Label is not null) ? "markers+text" : "markers";
            (trace["text"], trace["textposition"]) = (Names(s.Points.Select(p => p.Label ?? "")), "top right");
            return trace;
        });
    }

    private static void Across(JsonObject layout, IReadOnlyList<Level> levels, bool log)
    {
        layout["shapes"] = new JsonArray([.. levels.Select(level => new JsonObject
        {
            ["type"] = "line",
            ["xref"] = "paper",
            ["x0"] = 0,
            ["x1"] = 1,
            ["y0"] = level.Y,
            ["y1"] = level.Y,
            ["line"] = new JsonObject { ["dash"] = "dash" },
        })]);
        layout["annotations"] = new JsonArray([.. levels.Select(level => new JsonObject
        {
            ["xref"] = "paper",
            ["x"] = 1,
            ["y"] = log ? Math.Log10(level.Y) : level.Y,
            ["text"] = level.Label,
            ["showarrow"] = false,
        })]);
    }

    internal static JsonObject Trace(string type, string name, int series, JsonArray x, JsonArray? y)
    {
        var trace = new JsonObject { ["type"] = type, ["name"] = name, ["x"] = x };
        if (y is not null) trace["y"] = y;
        trace["marker"] = new JsonObject { ["color"] = Colour(series) };
        if (type == "scatter") trace["line"] = new JsonObject { ["color"] = Colour(series) };
        return trace;
    }

    private static void Scale(JsonObject layout, bool logX, bool logY)
    {
        if (logX) layout["xaxis"]!["type"] = "log";
        if (logY) layout["yaxis"]!["type"] = "log";
    }

    private static string Colour(int series) => Palette.Series[series % Palette.Series.Count];

    private static JsonObject Title(string text) => new() { ["text"] = text };

    internal static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)n)]);

    internal static JsonArray Numbers(IEnumerable<double> numbers) =>
        new([.. numbers.Select(n => double.IsFinite(n) ? (JsonNode)n : null)]); // JSON has no NaN
}
