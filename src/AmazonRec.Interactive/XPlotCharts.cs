using AmazonRec.Studies.Figures;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XPlot.Plotly;
using Chart = AmazonRec.Studies.Figures.Chart;

namespace AmazonRec.Interactive;

/// <summary>Charts as those of XPlot, for notebooks that use it. New ones do better with <see cref="PlotlyCharts"/>.</summary>
public static class XPlotCharts
{
    // XPlot's properties throw where they are read before they are set.
    private static readonly JsonSerializer Reader =
        JsonSerializer.Create(new JsonSerializerSettings { ObjectCreationHandling = ObjectCreationHandling.Replace });

    /// <summary>The figure of <see cref="ChartPlotly"/>. XPlot shows it as HTML that loads plotly.js from the web.</summary>
    /// <exception cref="ArgumentException">The kind of chart isn't known to Plotly.</exception>
    public static PlotlyChart ToXPlot(this Chart chart)
    {
        var figure = JObject.Parse(ChartPlotly.Write(chart));
        var layout = (JObject)figure["layout"]!;
        // XPlot knows titles as text alone.
        foreach (var titled in new[] { layout, layout["xaxis"]!, layout["yaxis"]! }) titled["title"] = titled["title"]!["text"];
        return XPlot.Plotly.Chart.Plot(figure["data"]!.ToObject<FigureTrace[]>(Reader)!, layout.ToObject<FigureLayout>(Reader)!);
    }

    // XPlot's types know less than plotly.js: what they lack is kept beside.
    private sealed class FigureTrace : Trace
    {
        [JsonExtensionData]
        public IDictionary<string, JToken> More { get; } = new Dictionary<string, JToken>(StringComparer.Ordinal);
    }

    private sealed class FigureLayout : Layout.Layout
    {
        [JsonExtensionData]
        public IDictionary<string, JToken> More { get; } = new Dictionary<string, JToken>(StringComparer.Ordinal);
    }
}
