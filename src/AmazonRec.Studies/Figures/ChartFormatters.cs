using System.Diagnostics.CodeAnalysis;

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
        new TypeFormatter<Chart>("text/html", ChartSvg.Image),
        new TypeFormatter<Chart>("text/plain", chart => $"{chart.GetType().Name}: {chart.Title}"),
    ];
}
