using System.Text.Json;
using AmazonRec.Studies.Figures;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Chart = AmazonRec.Studies.Figures.Chart;
using Line = Plotly.NET.Line;

namespace AmazonRec.Interactive;

/// <summary>Charts as those of Plotly.NET, to style, combine and save with it.</summary>
public static class PlotlyCharts
{
    static PlotlyCharts() => PlotlyParts.Find();

    /// <summary>
    /// The very figure that notebooks get: traces, titles and axes of <see cref="ChartPlotly"/>. Plotly.NET shows it as HTML that loads
    /// plotly.js from the web: nothing appears offline or on a code host.
    /// </summary>
    /// <exception cref="ArgumentException">The kind of chart isn't known to Plotly.</exception>
    public static GenericChart ToPlotly(this Chart chart)
    {
        using var figure = JsonDocument.Parse(ChartPlotly.Write(chart));
        var layout = Fill(new Layout(), figure.RootElement.GetProperty("layout"));
        var traces =
            from trace in figure.RootElement.GetProperty("data").EnumerateArray()
            select Fill(new Trace2D(trace.GetProperty("type").GetString()), trace);
        return GenericChart.fromFigure(Figure.create(ListModule.OfSeq<Trace>(traces), layout));
    }

    // Plotly.NET changes a part only if it has the type that it knows for its name.
    private static DynamicObj.DynamicObj Part(string name) => name switch
    {
        "title" => new Title(),
        "xaxis" or "yaxis" => new LinearAxis(),
        "marker" => new Marker(),
        "line" => new Line(),
        "error_y" => new Error(),
        "shapes" => new Shape(),
        "annotations" => new Annotation(),
        _ => new DynamicObj.DynamicObj(),
    };

    private static T Fill<T>(T target, JsonElement json)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in json.EnumerateObject()) target.SetProperty(property.Name, Value(property.Name, property.Value));
        return target;
    }

    private static object? Value(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Fill(Part(name), json),
        JsonValueKind.Array => json.EnumerateArray().Select(element => Value(name, element)).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };
}
