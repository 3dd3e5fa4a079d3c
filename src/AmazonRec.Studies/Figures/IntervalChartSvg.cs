namespace AmazonRec.Studies.Figures;

/// <summary>Draws points with whiskers.</summary>
internal static class IntervalChartSvg
{
    public static SvgCanvas Draw(IntervalChart chart)
    {
        var canvas = new SvgCanvas(chart, []);
        var axis = chart.Y();
        canvas.YGrid(axis);
        canvas.BaseLine();
        canvas.Categories(chart.Names);
        if (chart.Level is { } level)
        {
            var height = canvas.Y(axis, level.Y);
            canvas.Add($"""<line class="mark" x1="{SvgCanvas.Left}" y1="{height:F1}" x2="{SvgCanvas.Right}" y2="{height:F1}"/>""");
            canvas.Text(SvgCanvas.Right, height < canvas.Top + 18 ? height + 14 : height - 5, level.Label, "end", "small marked");
        }

        var room = (double)(SvgCanvas.Right - SvgCanvas.Left) / chart.Names.Count;
        foreach (var (at, interval) in chart.Intervals.Index())
        {
            var x = SvgCanvas.Left + ((at + .5) * room);
            if (!double.IsNaN(interval.Low)) canvas.Whisker(x, canvas.Y(axis, interval.Low), canvas.Y(axis, interval.High));
            canvas.Add($"""<circle class="point f0" cx="{x:F1}" cy="{canvas.Y(axis, interval.Estimate):F1}" r="4"><title>{SvgCanvas.Escaped(chart.Names[at])}: {interval.Estimate:F4}</title></circle>""");
        }

        return canvas;
    }
}
