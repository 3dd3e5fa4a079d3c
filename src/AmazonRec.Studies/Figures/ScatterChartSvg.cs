namespace AmazonRec.Studies.Figures;

/// <summary>Draws points.</summary>
internal static class ScatterChartSvg
{
    private const double LabelSize = 11;
    private const double Beside = 6;
    private static readonly (bool Right, double Down)[] Places = [(true, -5), (false, -5), (true, 12), (false, 12), (true, 4), (false, 4)];

    public static SvgCanvas Draw(ScatterChart chart)
    {
        var canvas = new SvgCanvas(chart, [.. chart.Series.Select(s => s.Name)]);
        var (x, y) = (chart.X(), chart.Y());
        canvas.XGrid(x);
        canvas.YGrid(y);
        canvas.BaseLine();
        for (var s = 0; s < chart.Series.Count; s++)
            foreach (var point in chart.Series[s].Points)
                canvas.Add($"""<circle class="point f{s % ChartSvg.Colours}" cx="{canvas.X(x, point.X):F1}" cy="{canvas.Y(y, point.Y):F1}" r="3.5"><title>{SvgCanvas.Escaped(point.Label ?? chart.Series[s].Name)}: {point.X:G4}, {point.Y:G4}</title></circle>""");
        var taken = new List<(double Left, double Right, double Base)>();
        foreach (var level in chart.Levels) Across(level);
        foreach (var point in chart.Series.SelectMany(s => s.Points).Where(p => p.Label is not null)) Label(point);
        return canvas;

        // The label stands above the line at its right end; below it where the line is at the top.
        void Across(Level level)
        {
            var height = canvas.Y(y, level.Y);
            canvas.Add($"""<line class="mark" x1="{SvgCanvas.Left}" y1="{height:F1}" x2="{SvgCanvas.Right}" y2="{height:F1}"/>""");
            var place = height - 5 - LabelSize < canvas.Top ? height + 5 + LabelSize : height - 5;
            taken.Add((SvgCanvas.Right - SvgCanvas.TextWidth(level.Label, LabelSize), SvgCanvas.Right, place));
            canvas.Text(SvgCanvas.Right, place, level.Label, "end", "small marked");
        }

        // Beside the point wherever there is room; where other labels are all around, none: the point still tells its name.
        void Label(ScatterPoint point)
        {
            var (at, height, wide) = (canvas.X(x, point.X), canvas.Y(y, point.Y), SvgCanvas.TextWidth(point.Label!, LabelSize));
            foreach (var (right, down) in Places)
            {
                var place = (
                    Left: right ? at + Beside : at - Beside - wide, Right: right ? at + Beside + wide : at - Beside, Base: height + down);
                if (
                    place.Left < SvgCanvas.Left || place.Right > SvgCanvas.Right || place.Base - LabelSize < canvas.Top
                        || place.Base > SvgCanvas.Bottom)
                    continue;
                if (taken.Exists(t => t.Left < place.Right && place.Left < t.Right && Math.Abs(t.Base - place.Base) < LabelSize)) continue;
                taken.Add(place);
                canvas.Text(right ? place.Left : place.Right, place.Base, point.Label!, right ? "start" : "end", "small");
                return;
            }
        }
    }
}
