namespace AmazonRec.Studies.Figures;

/// <summary>Draws histograms.</summary>
internal static class HistogramSvg
{
    public static SvgCanvas Draw(Histogram chart)
    {
        var canvas = new SvgCanvas(chart, []);
        var (x, y) = (new Axis(chart.Edges[0], chart.Edges[^1], Log: false), Axis.FromZero(chart.Counts.Select(c => (double)c)));
        canvas.YGrid(y);
        for (var b = 0; b < chart.Counts.Count; b++)
        {
            var (left, right, top) = (canvas.X(x, chart.Edges[b]), canvas.X(x, chart.Edges[b + 1]), canvas.Y(y, chart.Counts[b]));
            canvas.Add($"""<rect class="bar f0" x="{left:F1}" y="{top:F1}" width="{right - left:F1}" height="{SvgCanvas.Bottom - top:F1}"><title>{chart.Edges[b]:G4} to {chart.Edges[b + 1]:G4}: {chart.Counts[b]:N0}</title></rect>""");
        }

        canvas.BaseLine();
        foreach (var tick in x.Ticks()) canvas.Text(canvas.X(x, tick), SvgCanvas.Bottom + 17, x.Label(tick), "middle");
        return canvas;
    }
}
