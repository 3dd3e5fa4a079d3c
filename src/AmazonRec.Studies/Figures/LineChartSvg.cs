using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>Draws lines.</summary>
internal static class LineChartSvg
{
    public static SvgCanvas Draw(LineChart chart)
    {
        var canvas = new SvgCanvas(chart, [.. chart.Lines.Select(line => line.Name)]);
        var (x, y) = (chart.X(), chart.Y());
        canvas.XGrid(x);
        canvas.YGrid(y);
        canvas.BaseLine();
        for (var i = 0; i < chart.Lines.Count; i++)
            if (chart.Lines[i].Band is { } band)
                canvas.Add($"""<polygon class="band f{i % ChartSvg.Colours}" points="{string.Join(' ', Ends(chart.Lines[i].Points, band).Select(Place))}"/>""");
        for (var i = 0; i < chart.Lines.Count; i++)
            canvas.Add($"""<polyline class="line s{i % ChartSvg.Colours}" points="{string.Join(' ', chart.Lines[i].Points.Select(Place))}"/>""");
        if (chart.Mark is not { } mark) return canvas;
        var (at, right) = (SvgCanvas.X(x, mark.X), x.Share(mark.X) < .6);
        canvas.Add($"""<line class="mark" x1="{at:F1}" y1="{canvas.Top}" x2="{at:F1}" y2="{SvgCanvas.Bottom}"/>""");
        canvas.Text(at + (right ? 6 : -6), canvas.Top + 16, mark.Label, right ? "start" : "end", "marked");
        return canvas;

        static IEnumerable<(double X, double Y)> Ends(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<Interval> band) =>
            points.Zip(band, (p, b) => (p.X, b.High)).Concat(points.Zip(band, (p, b) => (p.X, b.Low)).Reverse());

        string Place((double X, double Y) point) =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SvgCanvas.X(x, point.X):F1},{canvas.Y(y, point.Y):F1}");
    }
}
