using System.Text.Json.Nodes;

namespace AmazonRec.Studies.Figures;

/// <summary>Charts of rows and of panels as figures of Plotly.</summary>
internal static class DotPlotly
{
    /// <summary>Dots in rows, the first on top.</summary>
    public static IEnumerable<JsonNode> Dots(DotChart chart, JsonObject layout)
    {
        (layout["yaxis"]!["autorange"], layout["yaxis"]!["automargin"]) = ("reversed", true);
        if (chart.Mark is { } mark)
        {
            ChartPlotly.AddMark(layout, mark.X, mark);
            layout["annotations"]![0]!["yanchor"] = "bottom";
        }

        return chart.Series.Select((s, i) =>
        {
            var trace = ChartPlotly.Trace("scatter", s.Name, i, ChartPlotly.Numbers(s.Values), ChartPlotly.Names(chart.Names));
            trace["mode"] = "markers";
            if (s.Intervals is { } intervals)
                trace["error_x"] = new JsonObject
                {
                    ["type"] = "data",
                    ["symmetric"] = false,
                    ["array"] = ChartPlotly.Numbers(intervals.Zip(s.Values, (r, v) => r.High - v)),
                    ["arrayminus"] = ChartPlotly.Numbers(intervals.Zip(s.Values, (r, v) => v - r.Low)),
                };
            return trace;
        });
    }

    /// <summary>Panels on the same axes, each below its name.</summary>
    public static IEnumerable<JsonNode> Panels(PanelChart chart, JsonObject layout)
    {
        const int most = 3;
        var columns = Math.Min(chart.Panels.Count, most);
        var rows = (chart.Panels.Count + columns - 1) / columns;
        layout["grid"] = new JsonObject { ["rows"] = rows, ["columns"] = columns, ["pattern"] = "independent" };
        (layout["showlegend"], layout["height"]) = (false, 120 + (180 * rows));
        var (names, diagonals, x, y) = (new JsonArray(), new JsonArray(), chart.X(), chart.Y());
        layout["annotations"] = names;
        if (chart.HasDiagonal) layout["shapes"] = diagonals;
        return chart.Panels.Select((panel, i) =>
        {
            var number = i == 0 ? "" : $"{i + 1}";
            foreach (var (axis, range) in new[] { ("xaxis", x), ("yaxis", y) })
            {
                var own = layout[$"{axis}{number}"] as JsonObject ?? [];
                own["range"] = ChartPlotly.Numbers([range.Low, range.High]);
                layout[$"{axis}{number}"] = own;
            }

            names.Add(new JsonObject
            {
                ["xref"] = $"x{number} domain",
                ["yref"] = $"y{number} domain",
                ["x"] = 0,
                ["y"] = 1,
                ["xanchor"] = "left",
                ["yanchor"] = "bottom",
                ["text"] = panel.Name,
                ["showarrow"] = false,
            });
            diagonals.Add(new JsonObject
            {
                ["type"] = "line",
                ["xref"] = $"x{number}",
                ["yref"] = $"y{number}",
                ["x0"] = x.Low,
                ["y0"] = x.Low,
                ["x1"] = x.High,
                ["y1"] = x.High,
                ["line"] = new JsonObject { ["dash"] = "dash" },
            });
            var trace = ChartPlotly.Trace(
                "scatter", panel.Name, 0, ChartPlotly.Numbers(panel.Points.Select(p => p.X)), ChartPlotly.Numbers(panel.Points.Select(p => p.Y)));
            (trace["mode"], trace["xaxis"], trace["yaxis"]) = ("lines+markers", $"x{number}", $"y{number}");
            return trace;
        }).ToArray();
    }
}
