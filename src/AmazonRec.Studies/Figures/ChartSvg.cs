using System.Text;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Studies.Figures;

/// <summary>Writes charts as SVG that needs nothing else: no script and no font of its own. Dark where the reader's screen is.</summary>
public static class ChartSvg
{
    /// <summary>
    /// The style that charts inside a page need once. The colours are Okabe and Ito's (2008), which colour-blind readers can tell apart;
    /// yellow is darker on white, so that it can be seen.
    /// </summary>
    public const string Style = """
        .chart { --ink: #1a1a1a; --faint: #d9d9d9; --paper: #ffffff; --c0: #0072b2; --c1: #e69f00; --c2: #009e73; --c3: #cc79a7; --c4: #56b4e9; --c5: #7a6a00; --mark: #d55e00; color: var(--ink); }
        @media screen and (prefers-color-scheme: dark) { .chart { --ink: #e8e8e8; --faint: #444444; --paper: #1b1b1d; --c0: #56b4e9; --c2: #2cb68c; --c4: #9ad4f5; --c5: #f0e442; --mark: #f0803c; } }
        .chart text { fill: var(--ink); font-family: system-ui, sans-serif; }
        .chart text:not([font-size]) { font-size: 13px; }
        .chart text.small { font-size: 11px; }
        .chart .paper { fill: var(--paper); }
        .chart .grid { stroke: var(--faint); }
        .chart .axis { stroke: var(--ink); }
        .chart .mark { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .chart .marked { fill: var(--mark); }
        .chart .bar { stroke: var(--ink); stroke-width: .5; }
        .chart .line { fill: none; stroke-width: 2; }
        .chart .whisker { fill: none; stroke: var(--ink); stroke-width: 1.2; }
        .chart .band { opacity: .25; }
        .chart .stem { stroke-width: 2; opacity: .55; } .chart .lead { fill: none; stroke-width: 1.2; } .chart .frame { fill: none; stroke: var(--faint); }
        .chart .point { stroke: var(--paper); stroke-width: .7; }
        .chart .f0 { fill: var(--c0); } .chart .f1 { fill: var(--c1); } .chart .f2 { fill: var(--c2); } .chart .f3 { fill: var(--c3); } .chart .f4 { fill: var(--c4); } .chart .f5 { fill: var(--c5); }
        .chart .s0 { stroke: var(--c0); } .chart .s1 { stroke: var(--c1); } .chart .s2 { stroke: var(--c2); } .chart .s3 { stroke: var(--c3); } .chart .s4 { stroke: var(--c4); } .chart .s5 { stroke: var(--c5); }
        """;

    /// <summary>How many series have a colour of their own; after them the colours begin anew.</summary>
    internal const int Colours = 6;

    /// <summary>The chart as a file.</summary>
    public static string Write(Chart chart) => Draw(chart).File();

    /// <summary>The chart as part of a page that holds <see cref="Style"/>.</summary>
    public static string Inline(Chart chart) => Draw(chart).Inline();

    /// <summary>The chart as an <c>img</c> element, with the chart's title for those who can't see it.</summary>
    public static string Image(Chart chart) => Image(Write(chart), chart.Title);

    /// <summary>
    /// An SVG file as an <c>img</c> element that holds it. As a picture and not as elements: code hosts take styles out of a page's SVG, and
    /// two charts' styles would meet.
    /// </summary>
    /// <param name="svg">The file.</param>
    /// <param name="title">What it shows, for those who can't see it.</param>
    internal static string Image(string svg, string title) =>
        Html.Of($"""<img alt="{title}" src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}">""").Text;

    private static SvgCanvas Draw(Chart chart) => chart switch
    {
        BarChart bars => BarChartSvg.Draw(bars),
        BoxChart boxes => BoxChartSvg.Draw(boxes),
        DotChart dots => DotChartSvg.Draw(dots),
        PanelChart panels => PanelChartSvg.Draw(panels),
        HeatMap map => HeatMapSvg.Draw(map),
        IntervalChart intervals => IntervalChartSvg.Draw(intervals),
        Histogram histogram => HistogramSvg.Draw(histogram),
        LineChart lines => LineChartSvg.Draw(lines),
        ScatterChart points => ScatterChartSvg.Draw(points),
        _ => throw new ArgumentException($"{chart.GetType().Name} can't be drawn as SVG.", nameof(chart)),
    };
}
