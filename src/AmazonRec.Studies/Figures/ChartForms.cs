namespace AmazonRec.Studies.Figures;

/// <summary>The forms in which notebooks show a chart: as Plotly where it is known, else as a picture.</summary>
public static class ChartForms
{
    /// <summary>MIME type of a figure of Plotly.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>MIME type of a picture that needs no script.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>MIME type of a page's markup.</summary>
    public const string Html = "text/html";

    /// <summary>MIME type of words.</summary>
    public const string Plain = "text/plain";

    /// <summary>What writes each, best first.</summary>
    public static IReadOnlyList<(string MimeType, Func<Chart, string> Write)> All { get; } =
    [
        (Plotly, ChartPlotly.Write),
        (Svg, ChartSvg.Write),
        (Html, ChartSvg.Image),
        (Plain, chart => $"{chart.GetType().Name}: {chart.Title}"),
    ];
}
