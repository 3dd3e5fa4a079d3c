using AmazonRec.Studies.Figures;

namespace AmazonRec.Cli.Terminal;

/// <summary>A bar chart of one series lying on its side, as wide as any terminal.</summary>
internal static class TerminalBars
{
    private const int Width = 40;
    private static readonly string[] Eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

    /// <summary>A line for each category: name, bar, value, share of all.</summary>
    public static IEnumerable<string> Lines(BarChart chart)
    {
        var values = chart.Series[0].Values;
        var (most, all, name) = (values.Max(), values.Sum(), chart.Categories.Max(c => c.Length));
        yield return chart.Title;
        for (var c = 0; c < values.Count; c++)
            yield return $"  {chart.Categories[c].PadLeft(name)} {Bar(most == 0 ? 0 : values[c] / most).PadRight(Width)} "
                + $"{values[c].ToString(chart.Format),12} {values[c] / all,7:P1}";
    }

    private static string Bar(double share)
    {
        var eighths = (int)Math.Ceiling(share * Width * 8);
        return new string('█', eighths / 8) + Eighths[eighths % 8];
    }
}
