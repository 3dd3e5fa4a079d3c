using System.Globalization;

namespace AmazonRec.Studies.Figures;

/// <summary>Draws dots in rows.</summary>
internal static class DotChartSvg
{
    private const int RowHeight = 18;
    private const int Below = 52; // for the axis
    private const double NameSize = 11;
    private const double MostOfNames = .42; // of the width
    private const double ValueRoom = 48;
    private const double Beside = 5; // between dots of two series in one row, or they would hide each other

    public static SvgCanvas Draw(DotChart chart)
    {
        var series = chart.Series.Select(s => s.Name).ToArray();
        var above = SvgCanvas.TopOf(series) + (chart.Mark is null ? 0 : 16);
        var canvas = new SvgCanvas(chart, series, height: above + (chart.Names.Count * RowHeight) + Below);
        var axis = chart.X();
        var left = Math.Min(chart.Names.Select(n => SvgCanvas.TextWidth(n, NameSize)).DefaultIfEmpty().Max() + 16, SvgCanvas.Width * MostOfNames);
        var right = SvgCanvas.Right - (chart.Series.Count == 1 ? ValueRoom : 0);
        var bottom = above + (chart.Names.Count * RowHeight);
        Grid();
        foreach (var (row, name) in chart.Names.Index())
        {
            canvas.Text(left - 8, Row(row) + 4, SvgCanvas.Shortened(name, left - 10), "end", "small");
            for (var s = 0; s < chart.Series.Count; s++) Dot(chart.Series[s], s, row);
        }

        return canvas;

        double At(double value) => left + (Math.Min(axis.Share(value), 1) * (right - left));

        double Row(int row) => above + ((row + .5) * RowHeight);

        // Numbers of ticks only as close as they can be read.
        void Grid()
        {
            var last = double.NegativeInfinity;
            foreach (var tick in axis.Ticks())
            {
                canvas.Add($"""<line class="grid" x1="{At(tick):F1}" y1="{above}" x2="{At(tick):F1}" y2="{bottom}"/>""");
                var half = SvgCanvas.TextWidth(axis.Label(tick), NameSize) / 2;
                if (At(tick) - half < last + 4) continue;
                last = At(tick) + half;
                canvas.Text(At(tick), bottom + 15, axis.Label(tick), "middle", "small");
            }

            canvas.Add($"""<line class="axis" x1="{left:F1}" y1="{bottom}" x2="{right:F1}" y2="{bottom}"/>""");
            if (chart.Mark is not { } mark) return;
            canvas.Add($"""<line class="mark" x1="{At(mark.X):F1}" y1="{above - 2}" x2="{At(mark.X):F1}" y2="{bottom}"/>""");
            var wide = SvgCanvas.TextWidth(mark.Label, NameSize);
            canvas.Text(Math.Clamp(At(mark.X) - (wide / 2), 8, SvgCanvas.Right - wide), above - 7, mark.Label, "start", "small marked");
        }

        void Dot(DotSeries one, int s, int row)
        {
            var value = one.Values[row];
            if (!double.IsFinite(value)) return;
            var isAlone = chart.Series.Count(other => double.IsFinite(other.Values[row])) == 1;
            var y = isAlone ? Row(row) : Row(row) + ((s - ((chart.Series.Count - 1) / 2.0)) * Beside);
            if (one.Intervals?[row] is { Low: not double.NaN } ends)
                canvas.Add($"""<line class="stem s{s % ChartSvg.Colours}" x1="{At(ends.Low):F1}" y1="{y:F1}" x2="{At(ends.High):F1}" y2="{y:F1}"/>""");
            var written = value.ToString(chart.Format, CultureInfo.InvariantCulture);
            var name = chart.Series.Count == 1 ? chart.Names[row] : $"{chart.Names[row]}, {one.Name}";
            if (value > axis.High)
                canvas.Add($"""<path class="point f{s % ChartSvg.Colours}" d="M{right - 7:F1} {y - 5:F1}l8 5l-8 5z"><title>{SvgCanvas.Escaped(name)}: {written}</title></path>""");
            else
                canvas.Add($"""<circle class="point f{s % ChartSvg.Colours}" cx="{At(value):F1}" cy="{y:F1}" r="{(chart.Series.Count == 1 ? 4.5 : 3.8):F1}"><title>{SvgCanvas.Escaped(name)}: {written}</title></circle>""");
            if (chart.Series.Count == 1) canvas.Text(SvgCanvas.Right, y + 4, written, "end", "small");
        }
    }
}
