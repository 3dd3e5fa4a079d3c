using AmazonRec.Studies.Figures;


namespace AmazonRec.Cli.Terminal;

/// <summary>The first line of a chart in characters, as wide as any terminal.</summary>
internal static class TerminalChart
{
    private const int Width = 64;
    private const int Height = 14;
    private const int Margin = 10;

    /// <summary>The lines, top down.</summary>
    public static IEnumerable<string> Lines(LineChart chart)
    {
        var (points, axisX, axisY) = (chart.Lines[0].Points, chart.X(), chart.Y());
        var grid = Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(' ', Width).ToArray()).ToArray();
        if (chart.Mark is { } mark)
            foreach (var row in grid) row[Column(mark.X)] = '┊';
        foreach (var (x, y) in points) grid[Row(y)][Column(x)] = '•';
        yield return $"{new string(' ', Margin)}{chart.Title}";
        for (var row = 0; row < Height; row++)
        {
            var label = row is 0 or Height - 1 ? $"{(row == 0 ? axisY.High : axisY.Low):G4}" : "";
            yield return $"{label,Margin - 2} ┤{new string(grid[row]).TrimEnd()}";
        }

        var (axis, labels) = (Enumerable.Repeat('─', Width).ToArray(), Enumerable.Repeat(' ', Width + 6).ToArray());
        foreach (var x in axisX.Ticks())
        {
            axis[Column(x)] = '┬';
            axisX.Label(x).CopyTo(labels.AsSpan(Column(x)));
        }

        if (chart.Mark is { } marked) axis[Column(marked.X)] = '▲';
        yield return $"{new string(' ', Margin - 1)}└{new string(axis)}";
        yield return $"{new string(' ', Margin)}{new string(labels).TrimEnd()}   {chart.XTitle}";

        int Column(double x) => (int)Math.Round(axisX.Share(x) * (Width - 1));
        int Row(double y) => (int)Math.Round((1 - axisY.Share(y)) * (Height - 1));
    }
}
