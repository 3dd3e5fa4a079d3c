namespace AmazonRec.Studies.Figures;

/// <summary>Draws boxes.</summary>
internal static class BoxChartSvg
{
    private const double Share = .5; // of the room that each has

    public static SvgCanvas Draw(BoxChart chart)
    {
        var canvas = new SvgCanvas(chart, []);
        var axis = chart.Y();
        canvas.YGrid(axis);
        canvas.BaseLine();
        canvas.Categories([.. chart.Boxes.Select(b => b.Name)]);
        var room = (double)(SvgCanvas.Right - SvgCanvas.Left) / chart.Boxes.Count;
        var wide = Math.Min(room * Share, 80);
        for (var i = 0; i < chart.Boxes.Count; i++)
        {
            var (box, x) = (chart.Boxes[i], SvgCanvas.Left + ((i + .5) * room));
            canvas.Whisker(x, At(box.Low), At(box.High));
            canvas.Add($"""<rect class="bar f0" x="{x - (wide / 2):F1}" y="{At(box.Q3):F1}" width="{wide:F1}" height="{At(box.Q1) - At(box.Q3):F1}"><title>{SvgCanvas.Escaped(box.Name)}: median {box.Median:G4}, half within {box.Q1:G4} to {box.Q3:G4}</title></rect>""");
            canvas.Add($"""<line class="axis" x1="{x - (wide / 2):F1}" y1="{At(box.Median):F1}" x2="{x + (wide / 2):F1}" y2="{At(box.Median):F1}" stroke-width="2"/>""");
            foreach (var outlier in box.Outliers) canvas.Add($"""<circle class="point f5" cx="{x:F1}" cy="{At(outlier):F1}" r="2.5"/>""");
        }

        return canvas;

        double At(double value) => canvas.Y(axis, value);
    }
}
