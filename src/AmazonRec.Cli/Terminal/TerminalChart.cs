using AmazonRec.Figures;

namespace AmazonRec.Cli.Terminal;

/// <summary>A line chart in characters, as wide as any terminal.</summary>
internal static class TerminalChart
{
    private const int Width = 64;
    private const int Height = 14;
    private const int Margin = 10;

    /// <summary>The lines, top down.</summary>
    public static IEnumerable<string> Lines(LineChart chart)
    {
        var (low, high) = (chart.Points.Min(p => p.Y), chart.Points.Max(p => p.Y));
        var grid = Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(' ', Width).ToArray()).ToArray();
        foreach (var row in grid) row[Column(chart.MarkX)] = '┊';
        foreach (var (x, y) in chart.Points) grid[Row(y)][Column(x)] = '•';
        yield return $"{new string(' ', Margin)}{chart.Title}";
        for (var row = 0; row < Height; row++)
        {
            var label = row is 0 or Height - 1 ? $"{(row == 0 ? high : low):G4}" : "";
            yield return $"{label,Margin - 2} ┤{new string(grid[row]).TrimEnd()}";
        }

        var (axis, labels) = (Enumerable.Repeat('─', Width).ToArray(), Enumerable.Repeat(' ', Width + 6).ToArray());
        foreach (var x in chart.Decades())
        {
            axis[Column(x)] = '┬';
            $"1e{Math.Round(Math.Log10(x))}".CopyTo(labels.AsSpan(Column(x)));
        }

        axis[Column(chart.MarkX)] = '▲';
        yield return $"{new string(' ', Margin - 1)}└{new string(axis)}";
        yield return $"{new string(' ', Margin)}{new string(labels).TrimEnd()}   {chart.XTitle}";

        int Column(double x) => (int)Math.Round(chart.XShare(x) * (Width - 1));
        int Row(double y) => high == low ? Height - 1 : (int)Math.Round((high - y) / (high - low) * (Height - 1));
    }
}
