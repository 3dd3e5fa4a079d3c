using System.Globalization;

namespace AmazonRec.Studies.Figures;

/// <summary>Draws grids of colours.</summary>
internal static class HeatMapSvg
{
    private const double ValueSize = 11;
    private const int LegendSteps = 24;
    private const int LegendWidth = 120;

    public static SvgCanvas Draw(HeatMap chart)
    {
        var canvas = new SvgCanvas(chart, [], legend: true);
        var scale = chart.Scale();
        var wide = (double)(SvgCanvas.Right - SvgCanvas.Left) / chart.Columns.Count;
        var high = (double)(SvgCanvas.Bottom - canvas.Top) / chart.Rows.Count;
        var labelled = high > ValueSize + 3
            && chart.Values.SelectMany(row => row).All(v => SvgCanvas.TextWidth(ValueOf(v), ValueSize) < wide - 4);
        for (var r = 0; r < chart.Rows.Count; r++)
            for (var c = 0; c < chart.Columns.Count; c++)
                if (double.IsFinite(chart.Values[r][c])) Cell(r, c);
        canvas.Categories(chart.Columns);
        var every = (int)Math.Ceiling(14 / high);
        for (var r = 0; r < chart.Rows.Count; r += every)
            canvas.Text(SvgCanvas.Left - 6, canvas.Top + ((r + .5) * high) + 4, Short(chart.Rows[r]), "end", "small");
        Legend();
        return canvas;

        void Cell(int r, int c)
        {
            var (share, x, y) = (scale.Share(chart.Values[r][c]), SvgCanvas.Left + (c * wide), canvas.Top + (r * high));
            canvas.Add($"""<rect x="{x:F1}" y="{y:F1}" width="{wide:F1}" height="{high:F1}" fill="{Palette.Heat(share)}"><title>{SvgCanvas.Escaped(chart.Rows[r])}, {SvgCanvas.Escaped(chart.Columns[c])}: {ValueOf(chart.Values[r][c])}</title></rect>""");
            if (labelled)
                canvas.Add($"""<text x="{x + (wide / 2):F1}" y="{y + (high / 2) + 4:F1}" text-anchor="middle" font-size="{ValueSize}" style="fill:{(share < .55 ? "#ffffff" : "#000000")}">{ValueOf(chart.Values[r][c])}</text>""");
        }

        void Legend()
        {
            const double left = ((SvgCanvas.Left + SvgCanvas.Right) / 2.0) - (LegendWidth / 2.0);
            for (var step = 0; step < LegendSteps; step++)
                canvas.Add($"""<rect x="{left + (step * LegendWidth / (double)LegendSteps):F1}" y="35" width="{(LegendWidth / (double)LegendSteps) + .3:F1}" height="11" fill="{Palette.Heat(step / (LegendSteps - 1.0))}"/>""");
            canvas.Text(left - 5, 45, ValueOf(scale.Low), "end", "small");
            canvas.Text(left + LegendWidth + 5, 45, ValueOf(scale.High), "start", "small");
        }

        string ValueOf(double value) => value.ToString(chart.Format, CultureInfo.InvariantCulture);
    }

    /// <summary>A name that fits beside the grid; the cells' own titles have it whole.</summary>
    private static string Short(string name) => name.Length <= 9 ? name : $"{name[..8]}…";
}
