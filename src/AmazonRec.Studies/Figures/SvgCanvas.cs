using System.Globalization;
using System.Security;
using System.Text;

namespace AmazonRec.Studies.Figures;

/// <summary>What all charts have in SVG: paper, title, axes, legend. Positions are in units of the picture, 480 wide.</summary>
internal sealed class SvgCanvas
{
    public const int Width = 480;
    public const int Height = 300;
    public const int Left = 66;
    public const int Right = Width - 14;
    public const int Bottom = Height - 52;
    private const int TopWithout = 38; // a legend
    private const int Edge = 8;
    private const int LegendHeight = 20;
    private const int SmallSize = 11; // of the style's small text
    private const int MostInTwoRows = 12; // names of categories
    private const double LetterWidth = .58; // of a letter's height, on average: there is no asking a font here
    private const string Narrow = "iljtfr.,:;'|!()[] -";

    private readonly StringBuilder _svg = new();
    private readonly string _title;
    private readonly int _height;

    /// <summary>Paper with title, titles of the axes and, for several series, a legend; or room for another kind of legend.</summary>
    public SvgCanvas(Chart chart, IReadOnlyList<string> series, bool legend = false, int height = Height)
    {
        (_title, _height) = (chart.Title, height);
        Add($"""<rect class="paper" width="{Width}" height="{height}"/>""");
        var size = Math.Min(15, (Width - 20) / TextWidth(chart.Title, 1));
        Add($"""<text x="{Width / 2}" y="22" text-anchor="middle" font-size="{size:F1}">{Escaped(chart.Title)}</text>""");
        Text((Left + Right) / 2.0, height - 12, chart.XTitle, "middle");
        var middle = (TopWithout + height - (Height - Bottom)) / 2;
        if (chart.YTitle.Length > 0)
            Add($"""<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">{Escaped(chart.YTitle)}</text>""");
        if (series.Count < 2 && !legend) return;
        var rows = LegendRows(series);
        Top = legend ? TopWithout + LegendHeight : TopOf(series);
        foreach (var (row, names) in rows.Index())
        {
            var x = Math.Max((Width - names.Sum(i => LegendWidth(series[i])) + 16) / 2, Edge);
            foreach (var i in names)
            {
                Add($"""<rect class="bar f{i % ChartSvg.Colours}" x="{x:F1}" y="{35 + (row * LegendHeight)}" width="11" height="11"/>""");
                Text(x + 16, 45 + (row * LegendHeight), series[i], "start");
                x += LegendWidth(series[i]);
            }
        }
    }

    public int Top { get; } = TopWithout;

    /// <summary>The right end of the axes, left of <see cref="Right"/> where something stands beside the drawing.</summary>
    public double End { get; init; } = Right;

    /// <summary>Where the drawing begins below a legend of these series; one series has none.</summary>
    public static int TopOf(IReadOnlyList<string> series) => TopWithout + (series.Count < 2 ? 0 : LegendHeight * LegendRows(series).Count);

    /// <summary>About how wide a text is, in the usual fonts of screens.</summary>
    public static double TextWidth(string text, double size = 13) => size * text.Sum(c => c switch
    {
        >= '0' and <= '9' => .63,
        'm' or 'w' or 'M' or 'W' => .85,
        _ when Narrow.Contains(c, StringComparison.Ordinal) => .36,
        _ when char.IsUpper(c) => .68,
        _ => LetterWidth,
    });

    /// <summary>Which series stand in each row of the legend: as many as there is room for, and at least one.</summary>
    private static List<List<int>> LegendRows(IReadOnlyList<string> series)
    {
        var (rows, wide) = (new List<List<int>>(), double.PositiveInfinity);
        for (var i = 0; i < series.Count; i++)
        {
            if ((wide += LegendWidth(series[i])) > Width - (2 * Edge))
            {
                rows.Add([]);
                wide = LegendWidth(series[i]);
            }

            rows[^1].Add(i);
        }

        return rows;
    }

    private static double LegendWidth(string name) => TextWidth(name) + 32;

    public void Add(FormattableString element) => _svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void Text(double x, double y, string text, string anchor, string classes = "") =>
        Add($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}"{(classes.Length == 0 ? "" : $" class=\"{classes}\"")}>{Escaped(text)}</text>""");

    /// <summary>Lines across, with their numbers to the left.</summary>
    public void YGrid(Axis axis)
    {
        foreach (var tick in axis.Ticks())
        {
            Add($"""<line class="grid" x1="{Left}" y1="{Y(axis, tick):F1}" x2="{End:F1}" y2="{Y(axis, tick):F1}"/>""");
            Text(Left - 6, Y(axis, tick) + 4, axis.Label(tick), "end");
        }
    }

    /// <summary>Lines upwards, with their numbers below.</summary>
    public void XGrid(Axis axis)
    {
        foreach (var tick in axis.Ticks())
        {
            Add($"""<line class="grid" x1="{X(axis, tick):F1}" y1="{Top}" x2="{X(axis, tick):F1}" y2="{Bottom}"/>""");
            Text(X(axis, tick), Bottom + 17, axis.Label(tick), "middle");
        }
    }

    public void BaseLine() => Add($"""<line class="axis" x1="{Left}" y1="{Bottom}" x2="{End:F1}" y2="{Bottom}"/>""");

    /// <summary>
    /// Names below equal parts of the x axis: in two rows where one is too short, shortened if need be; of many, only so many that they
    /// don't overlap.
    /// </summary>
    public void Categories(IReadOnlyList<string> names)
    {
        var wide = (double)(Right - Left) / names.Count;
        var every = (int)Math.Ceiling((names.Select(n => TextWidth(n)).DefaultIfEmpty().Max() + 6) / wide);
        if (every > 1 && names.Count <= MostInTwoRows)
        {
            for (var n = 0; n < names.Count; n++)
                Text(Left + ((n + .5) * wide), Bottom + (n % 2 == 0 ? 14 : 27), Shortened(names[n], (2 * wide) - 6), "middle", "small");
            return;
        }

        for (var n = 0; n < names.Count; n += every) Text(Left + ((n + .5) * wide), Bottom + 17, names[n], "middle");
    }

    /// <summary>A name of small letters that fits; the rest is dots.</summary>
    public static string Shortened(string name, double room)
    {
        if (TextWidth(name, SmallSize) <= room) return name;
        var kept = name.Length - 1;
        while (kept > 1 && TextWidth($"{name[..kept]}…", SmallSize) > room) kept--;
        return $"{name[..kept]}…";
    }

    /// <summary>An upright line with ends.</summary>
    public void Whisker(double x, double low, double high) =>
        Add($"""<path class="whisker" d="M{x - 4:F1} {low:F1}h8M{x - 4:F1} {high:F1}h8M{x:F1} {low:F1}V{high:F1}"/>""");

    public double X(Axis axis, double x) => Left + (axis.Share(x) * (End - Left));

    public double Y(Axis axis, double y) => Bottom - (axis.Share(y) * (Bottom - Top));

    public string File() => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {Width} {_height}" width="{Width * 5 / 4}" height="{_height * 5 / 4}" role="img">
        <title>{Escaped(_title)}</title>
        <style>{ChartSvg.Style}</style>
        {_svg}</svg>

        """);

    /// <summary>Without a title that would lie over those of the bars; the page's label says the same.</summary>
    public string Inline() => string.Create(CultureInfo.InvariantCulture, $"""
        <svg class="chart" viewBox="0 0 {Width} {_height}" role="img" aria-label="{Escaped(_title)}">
        {_svg}</svg>

        """);

    public static string Escaped(string text) => SecurityElement.Escape(Plain(text));

    /// <summary>XML has no characters below a space but tab and line ends, and no half surrogates: not even escaped.</summary>
    private static string Plain(string text) =>
        text.All(XmlSafe)
            ? text
            : string.Concat(text.EnumerateRunes().Select(r => r.Value is < ' ' or 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));

    private static bool XmlSafe(char c) => c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE';
}
