using System.Globalization;
using System.Xml.Linq;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class ChartSvgTests
{
    private const string Hostile = "</svg><script>alert(1)</script>&\u0001\ud800\"'";

    private static readonly BarChart Bars = new(
        "Floor", "baseline", "RMSE", ["a", "b"], [new("random", [1, .5]), new("together", [double.NaN, 1])])
    { Format = "F2" };

    [Fact]
    public void Bars_are_as_high_as_their_values_and_missing_ones_are_not_drawn()
    {
        var bars = Elements(Bars, "rect").Where(r => r.Attribute("height") is not null && r.Elements().Any()).ToArray();
        Assert.Equal(["a, random: 1.00", "b, random: 0.50", "b, together: 1.00"], bars.Select(b => b.Value));
        Assert.Equal(Height(bars[0]), 2 * Height(bars[1]), .2);

        static double Height(XElement bar) => double.Parse(bar.Attribute("height")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_legend_that_is_too_long_for_a_line_goes_on_below()
    {
        var names = Enumerable.Range(1, 6).Select(i => $"a model with a long name {i}").ToArray();
        var svg = System.Xml.Linq.XDocument.Parse(
            ChartSvg.Write(new LineChart("Lines", "x", "y", [.. names.Select(name => new Line(name, [(0, 0), (1, 1)]))]))).Root!;
        var entries = svg.Elements().Where(e => names.Contains(e.Value)).ToArray();
        Assert.Equal(names, entries.Select(e => e.Value));
        Assert.Equal(3, entries.Select(e => e.Attribute("y")!.Value).Distinct().Count());
        Assert.All(
            entries,
            e =>
                Assert.True(
                    double.Parse(
                        e.Attribute("x")!.Value,
                        System.Globalization.CultureInfo.InvariantCulture) + SvgCanvas.TextWidth(e.Value) < SvgCanvas.Width));
    }

    [Fact]
    public void Several_series_have_a_legend_and_one_has_none()
    {
        Assert.Contains("together", Elements(Bars, "text").Select(t => t.Value));
        Assert.DoesNotContain("random", Elements(Bars with { Series = [Bars.Series[0]] }, "text").Select(t => t.Value));
    }

    [Fact]
    public void Names_of_many_categories_do_not_overlap()
    {
        var years = Enumerable.Range(1990, 30).Select(y => $"{y}").ToArray();
        var shown = Elements(new BarChart("", "", "", years, [new("", [.. years.Select(_ => 1.0)])]), "text").Select(t => t.Value)
            .Where(years.Contains).ToArray();
        Assert.InRange(shown.Length, 5, 12);
    }

    [Fact]
    public void Long_names_of_a_few_categories_stand_in_two_rows()
    {
        string[] names = [
            "Headphones", "Computer Accessories", "Cameras", "Speakers", "Television", "Portable Audio", "Car Electronics", "Security"];
        var texts = Elements(new BarChart("", "", "", names, [new("", [.. names.Select(_ => 1.0)])]), "text")
            .Where(
                t =>
                    (string?)t.Attribute("class") == "small"
                        && names.Any(n => n.StartsWith(t.Value.TrimEnd('…'), StringComparison.Ordinal))).ToArray();
        Assert.Equal(names.Length, texts.Length);
        Assert.Equal(2, texts.Select(t => (string?)t.Attribute("y")).Distinct().Count());
    }

    [Fact]
    public void A_legend_that_is_too_long_for_a_row_takes_more()
    {
        var names = Enumerable.Range(1, 4).Select(n => $"a line with a rather long name, {n}").ToArray();
        var legend = Elements(new LineChart("t", "x", "y", [.. names.Select(n => new Line(n, [(1, 1), (2, 2)]))]), "text")
            .Where(t => names.Contains(t.Value)).ToArray();
        Assert.Equal(4, legend.Select(t => (string?)t.Attribute("y")).Distinct().Count());
    }

    [Fact]
    public void Labels_of_points_do_not_overlap()
    {
        var points = Enumerable.Range(0, 30).Select(n => new ScatterPoint(n % 3 / 100.0, n % 5 / 100.0, $"label {n}"))
            .Append(new ScatterPoint(1, 1, "far")).ToArray();
        var labels = Elements(
            new ScatterChart("t", "x", "y", [new("s", points)]), "text").Where(t => points.Any(p => p.Label == t.Value)).ToArray();
        Assert.InRange(labels.Length, 2, 20);
        var places = labels.Select(t => ((string?)t.Attribute("x"), (string?)t.Attribute("y"))).ToArray();
        Assert.Equal(places.Length, places.Distinct().Count());
    }

    [Fact]
    public void Lines_end_at_the_ends_of_the_axes()
    {
        var line = Elements(
            new LineChart("t", "x", "y", [new("l", [(1, 5), (10, 6), (100, 7)])]) { LogX = true, Mark = new(10, "here") },
            "polyline").Single();
        var points = line.Attribute("points")!.Value.Split(' ')
            .Select(p => p.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal((points[0][0] + points[2][0]) / 2, points[1][0], .1);
        Assert.True(points[0][1] > points[2][1], "higher values stand higher");
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        Chart[] charts = [
            new BarChart(Hostile, Hostile, Hostile, [Hostile], [new(Hostile, [1]), new(Hostile, [2])]),
            new LineChart(Hostile, Hostile, Hostile, [new(Hostile, [(1, 1)])]) { Mark = new(1, Hostile) }];
        foreach (var text in charts.SelectMany(c => new[] { ChartSvg.Write(c), ChartSvg.Inline(c) }))
        {
            var svg = XDocument.Parse(text).Root!;
            Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
            Assert.Contains(svg.Descendants(), e => e.Value.StartsWith("</svg><script>alert(1)</script>&\ufffd", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<XElement> Elements(Chart chart, string name) =>
        XDocument.Parse(ChartSvg.Write(chart)).Root!.Descendants().Where(e => e.Name.LocalName == name);
}
