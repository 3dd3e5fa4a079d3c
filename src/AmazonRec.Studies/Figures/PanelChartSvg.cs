using System.Globalization;

namespace AmazonRec.Studies.Figures;

/// <summary>Draws small multiples.</summary>
internal static class PanelChartSvg
{
    private const int MostColumns = 3;
    private const int Left = 54; // for the y axis of the first column
    private const int Gap = 12;
    private const int NameHeight = 22;
    private const int Above = 34;
    private const int Below = 48;
    private const double NameSize = 11;

    public static SvgCanvas Draw(PanelChart chart)
    {
        var columns = Math.Min(chart.Panels.Count, MostColumns);
        var rows = (chart.Panels.Count + columns - 1) / columns;
        var wide = (double)(SvgCanvas.Right - Left - (Gap * (columns - 1))) / columns;
        var high = Math.Min(wide, 100);
        var canvas = new SvgCanvas(chart, [], height: Above + (int)Math.Ceiling(rows * (high + NameHeight)) + Below);
        var (x, y) = (chart.X(), chart.Y());
        foreach (var (place, panel) in chart.Panels.Index()) Panel(panel, place % columns, place / columns, place + columns >= chart.Panels.Count);
        return canvas;

        void Panel(Line panel, int column, int row, bool isLast)
        {
            var (left, top) = (Left + (column * (wide + Gap)), Above + (row * (high + NameHeight)) + NameHeight - 4);
            canvas.Text(left, top - 6, SvgCanvas.Shortened(panel.Name, wide), "start", "small");
            canvas.Add($"""<rect class="frame" x="{left:F1}" y="{top:F1}" width="{wide:F1}" height="{high:F1}"><title>{SvgCanvas.Escaped(panel.Name)}</title></rect>""");
            if (chart.HasDiagonal)
                canvas.Add($"""<line class="mark" x1="{left:F1}" y1="{top + high:F1}" x2="{left + wide:F1}" y2="{top:F1}"/>""");
            canvas.Add($"""<polyline class="line s0" points="{string.Join(' ', panel.Points.Select(Place))}"/>""");
            foreach (var (px, py) in panel.Points)
                canvas.Add($"""<circle class="point f0" cx="{AtX(px):F1}" cy="{AtY(py):F1}" r="2.5"><title>{SvgCanvas.Escaped(panel.Name)}: {px:G4}, {py:G4}</title></circle>""");
            if (column == 0)
                foreach (var end in new[] { y.Low, y.High })
                    canvas.Text(left - 5, AtY(end) + (end == y.High ? 9 : 0), y.Label(end), "end", "small");
            if (!isLast) return;
            canvas.Text(left, top + high + 14, x.Label(x.Low), "start", "small");
            canvas.Text(left + wide, top + high + 14, x.Label(x.High), "end", "small");

            double AtX(double value) => left + (x.Share(value) * wide);

            double AtY(double value) => top + high - (y.Share(value) * high);

            string Place((double X, double Y) point) =>
                string.Create(CultureInfo.InvariantCulture, $"{AtX(point.X):F1},{AtY(point.Y):F1}");
        }
    }
}
