using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>Draws lines, with their names at their ends; in a legend where they are too long or too many.</summary>
internal static class LineChartSvg
{
    private const double NameSize = 11;
    private const double Room = 130; // for names beside the lines, of the chart's 480
    private const double Dash = 12;
    private const double RowHeight = 14;

    public static SvgCanvas Draw(LineChart chart)
    {
        var widest = chart.Lines.Max(line => SvgCanvas.TextWidth(line.Name, NameSize)) + Dash + 8;
        var isDirect = chart.Lines.Count is > 1 and <= ChartSvg.Colours && widest <= Room;
        var canvas = new SvgCanvas(chart, isDirect ? [] : [.. chart.Lines.Select(line => line.Name)])
        {
            End = isDirect ? SvgCanvas.Right - widest : SvgCanvas.Right,
        };
        var (x, y) = (chart.X(), chart.Y());
        canvas.XGrid(x);
        canvas.YGrid(y);
        canvas.BaseLine();
        for (var i = 0; i < chart.Lines.Count; i++)
            if (chart.Lines[i].Band is { } band)
                canvas.Add($"""<polygon class="band f{i % ChartSvg.Colours}" points="{string.Join(' ', Ends(chart.Lines[i].Points, band).Select(Place))}"/>""");
        for (var i = 0; i < chart.Lines.Count; i++)
            canvas.Add($"""<polyline class="line s{i % ChartSvg.Colours}" points="{string.Join(' ', chart.Lines[i].Points.Select(Place))}"/>""");
        if (isDirect) NameEnds(chart, canvas, x, y);
        if (chart.Mark is not { } mark) return canvas;
        var (at, right) = (canvas.X(x, mark.X), x.Share(mark.X) < .6);
        canvas.Add($"""<line class="mark" x1="{at:F1}" y1="{canvas.Top}" x2="{at:F1}" y2="{SvgCanvas.Bottom}"/>""");
        canvas.Text(at + (right ? 6 : -6), canvas.Top + 16, mark.Label, right ? "start" : "end", "marked");
        return canvas;

        static IEnumerable<(double X, double Y)> Ends(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<Interval> band) =>
            points.Zip(band, (p, b) => (p.X, b.High)).Concat(points.Zip(band, (p, b) => (p.X, b.Low)).Reverse());

        string Place((double X, double Y) point) =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{canvas.X(x, point.X):F1},{canvas.Y(y, point.Y):F1}");
    }

    /// <summary>Names beside the ends of their lines, from top to bottom, moved apart where lines end together.</summary>
    private static void NameEnds(LineChart chart, SvgCanvas canvas, Axis x, Axis y)
    {
        var ends = chart.Lines.Index().Select(l => (Line: l.Index, l.Item.Name, Point: l.Item.Points[^1]))
            .Select(l => (l.Line, l.Name, X: canvas.X(x, l.Point.X), Y: double.IsFinite(l.Point.Y) ? canvas.Y(y, l.Point.Y) : canvas.Top))
            .OrderBy(l => l.Y).ToArray();
        var rows = Spread([.. ends.Select(e => e.Y)], canvas.Top + 4, SvgCanvas.Bottom - 4, RowHeight);
        foreach (var (end, row) in ends.Zip(rows))
        {
            var (from, colour) = (canvas.End + 4, end.Line % ChartSvg.Colours);
            canvas.Add($"""<path class="lead s{colour}" d="M{end.X:F1} {end.Y:F1}L{from:F1} {row:F1}h{Dash - 4:F1}"/>""");
            canvas.Text(from + Dash, row + 4, end.Name, "start", "small");
        }
    }

    /// <summary>Places in their order, a distance apart and between two ends, near to where they would be.</summary>
    internal static double[] Spread(IReadOnlyList<double> wanted, double first, double last, double distance)
    {
        var places = wanted.ToArray();
        for (var i = 0; i < places.Length; i++) places[i] = Math.Max(places[i], i == 0 ? first : places[i - 1] + distance);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? last : places[i + 1] - distance);
        return places;
    }
}
