using System.Diagnostics.CodeAnalysis;
using System.Text;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Studies.Figures;

/// <summary>How notebooks show charts: as Plotly where it is known, else as a picture.</summary>
internal sealed class ChartFormatters
{
    /// <summary>One for each form.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Chart>("application/vnd.plotly.v1+json", ChartPlotly.Write),
        new TypeFormatter<Chart>("image/svg+xml", ChartSvg.Write),
        new TypeFormatter<Chart>("text/html", AsHtml),
        new TypeFormatter<Chart>("text/plain", chart => $"{chart.GetType().Name}: {chart.Title}"),
    ];

    // As a picture and not as elements: code hosts take styles out of a page's SVG, and two charts' styles would meet.
    private static string AsHtml(Chart chart) => Html.Of($"""<img alt="{chart.Title}" src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(ChartSvg.Write(chart)))}">""").Text;
}
