namespace AmazonRec.Studies.Figures;

/// <summary>Draws bars.</summary>
internal static class BarChartSvg
{
    private const double Gap = .1; // of a category's width, on either side of its bars
    private const double ValueSize = 11;
    private const double Apart = 2; // numbers of neighbours, at least

    public static SvgCanvas Draw(BarChart chart)
    {
        var canvas = new SvgCanvas(chart, [.. chart.Series.Select(s => s.Name)]);
        var axis = Axis.FromZero(chart.Series.SelectMany(s => s.Values.Concat((s.Intervals ?? []).Select(i => i.High))));
        canvas.YGrid(axis);
        var wide = (double)(SvgCanvas.Right - SvgCanvas.Left) / chart.Categories.Count;
        var bar = wide * (1 - (2 * Gap)) / chart.Series.Count;
        var labelled = chart.Series.SelectMany(s => s.Values)
            .All(v => SvgCanvas.TextWidth(ValueOf(v), ValueSize) <= (chart.Series.Count == 1 ? wide : bar) - Apart);
        for (var s = 0; s < chart.Series.Count; s++)
            for (var c = 0; c < chart.Categories.Count; c++)
                if (double.IsFinite(chart.Series[s].Values[c])) Bar(s, c);
        canvas.BaseLine();
        canvas.Categories(chart.Categories);
        return canvas;

        void Bar(int s, int c)
        {
            var value = chart.Series[s].Values[c];
            var (x, y) = (SvgCanvas.Left + ((c + Gap) * wide) + (s * bar), canvas.Y(axis, value));
            var name = chart.Series.Count == 1 ? chart.Categories[c] : $"{chart.Categories[c]}, {chart.Series[s].Name}";
            canvas.Add($"""<rect class="bar f{s % ChartSvg.Colours}" x="{x:F1}" y="{y:F1}" width="{bar:F1}" height="{SvgCanvas.Bottom - y:F1}"><title>{SvgCanvas.Escaped(name)}: {ValueOf(value)}</title></rect>""");
            var interval = chart.Series[s].Intervals?[c];
            if (interval is { } may) canvas.Whisker(x + (bar / 2), canvas.Y(axis, may.Low), canvas.Y(axis, may.High));
            if (labelled) canvas.Text(x + (bar / 2), canvas.Y(axis, interval?.High ?? value) - 4, ValueOf(value), "middle", "small");
        }

        string ValueOf(double value) => value.ToString(chart.Format, System.Globalization.CultureInfo.InvariantCulture);
    }
}
