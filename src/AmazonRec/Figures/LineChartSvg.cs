using System.Globalization;
using System.Security;
using System.Text;

namespace AmazonRec.Figures;

/// <summary>Writes a line chart as SVG that needs nothing else: no script, style sheet or font of its own.</summary>
public static class LineChartSvg
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 80;
    private const int Right = 24;
    private const int Top = 48;
    private const int Bottom = 64;
    private const int YTicks = 5;

    /// <summary>The SVG text.</summary>
    public static string Write(LineChart chart)
    {
        var svg = new StringBuilder();
        var (low, high) = (chart.Points.Min(p => p.Y), chart.Points.Max(p => p.Y));
        if (high == low) high = low + 1;
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="sans-serif" font-size="13" role="img">""");
        Line($"<title>{Escaped(chart.Title)}</title>");
        Line($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Text(Width / 2, 26, chart.Title, "middle", "font-size=\"16\"");
        foreach (var x in chart.Decades())
        {
            Line($"""<line x1="{X(x):F1}" y1="{Top}" x2="{X(x):F1}" y2="{Height - Bottom}" stroke="#ddd"/>""");
            Text(X(x), Height - Bottom + 18, x.ToString("0.######E+0", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal), "middle");
        }

        for (var tick = 0; tick <= YTicks; tick++)
        {
            var y = low + ((high - low) * tick / YTicks);
            Line($"""<line x1="{Left}" y1="{Y(y):F1}" x2="{Width - Right}" y2="{Y(y):F1}" stroke="#ddd"/>""");
            Text(Left - 8, Y(y) + 4, $"{y:G3}", "end");
        }

        Line($"""<rect x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{Height - Top - Bottom}" fill="none" stroke="#444"/>""");
        Line($"""<polyline fill="none" stroke="#1f77b4" stroke-width="2" points="{string.Join(' ', chart.Points.Select(p => $"{X(p.X):F1},{Y(p.Y):F1}"))}"/>""");
        Line($"""<line x1="{X(chart.MarkX):F1}" y1="{Top}" x2="{X(chart.MarkX):F1}" y2="{Height - Bottom}" stroke="#d62728" stroke-dasharray="5 4"/>""");
        var right = chart.XShare(chart.MarkX) < .6;
        Text(X(chart.MarkX) + (right ? 6 : -6), Top + 18, chart.MarkLabel, right ? "start" : "end", "fill=\"#d62728\"");
        Text(Width / 2, Height - 18, chart.XTitle, "middle");
        Text(20, Height / 2, chart.YTitle, "middle", $"transform=\"rotate(-90 20 {Height / 2})\"");
        Line($"</svg>");
        return svg.ToString();

        double X(double x) => Left + (chart.XShare(x) * (Width - Left - Right));
        double Y(double y) => Height - Bottom - ((y - low) / (high - low) * (Height - Top - Bottom));
        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        void Text(double x, double y, string text, string anchor, string more = "") =>
            Line($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" {more}>{Escaped(text)}</text>""");
    }

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
